import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PrismaClient, type EndReason } from '@repo/db';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../database/change-and-record.js';
import { lockUser } from '../database/lock-user.js';
import type { Queryable } from '../database/statement.js';
import { userTransaction } from '../database/user-turns.js';
import { isUuid, newId } from '../database/ids.js';
import { problem } from '../problems/problem-exception.js';
import type { KeyAuthenticator } from '../strategies/key-authenticator.js';
import type { Scope } from '../tokens/scopes.js';
import { hashKey, makeKey, readKey } from './key.js';
import { KeyRequests } from './key-requests.js';
import { createStatement, keyStatement, ownerStatement, revokeStatement } from './statements.js';

/** An API key as its owner sees it. The key itself is shown once, on creation. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** Null for a key that does not expire. */
  readonly expiresAt: Date | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** A created key, for its audit event and mail. */
export interface CreatedKey {
  readonly apiKey: ApiKey;
  /** The e-mail address of the owner. */
  readonly email: string;
}

/** The result of creating a key. */
export type KeyCreation =
  | {
      readonly outcome: 'created';
      readonly apiKey: ApiKey;
      /** The key itself, which is not stored. */
      readonly key: string;
    }
  | { readonly outcome: 'account gone' }
  | { readonly outcome: 'too many' }
  | { readonly outcome: 'session ended'; readonly reason: EndReason };

/** Maximum number of API keys of one user. */
export const MAX_KEYS = 100;

const API_KEY = { id: true, name: true, scopes: true, createdAt: true, expiresAt: true } as const;

/** Stores and authenticates API keys. */
@Injectable()
export class ApiKeys implements KeyAuthenticator {
  constructor(
    private readonly pool: Pool,
    private readonly prisma: PrismaClient,
    private readonly requests: KeyRequests,
  ) {}

  /**
   * Finds the owner and the scopes of a key, and counts the request. The log has the cause of a refusal. The client gets the
   * same response for every invalid key; only the holder of the whole key learns that it has expired.
   *
   * @throws api_key_invalid, api_key_expired, rate_limited
   */
  async authenticate(key: string) {
    const sent = readKey(key);
    if (sent === undefined) throw invalid('not a whole key');
    const [row] = await keyStatement(this.pool, sent.id);
    if (row === undefined) throw invalid('unknown or revoked key');
    // In constant time (OWASP ASVS 11.2.4), although the time to compare hashes would tell an attacker little.
    if (!timingSafeEqual(sent.hash, row.secret_hash)) throw invalid('wrong secret');
    if (row.is_disabled) throw invalid('disabled user');
    if (row.is_expired) throw problem('api_key_expired');
    const { id, user_id: userId, role, scopes } = row;
    await this.requests.take(id, { userId });
    return { userId, role, scopes };
  }

  /** Lists a user's keys, newest first, including expired ones. */
  async of(userId: string): Promise<ApiKey[]> {
    return this.prisma.apiKey.findMany({
      where: { userId },
      orderBy: { id: 'desc' },
      select: API_KEY,
    });
  }

  /**
   * Creates a key. The lock on the user's row serialises this with a password reset, with disabling the user and with the
   * creation of other keys: a session that has ended creates no key, and a user never has more than {@link MAX_KEYS}.
   *
   * @param sessionId the session of the request
   * @param record writes the event of the key, in the same transaction
   */
  async create(
    userId: string,
    sessionId: string,
    { name, scopes, expiresAt }: NewApiKey,
    record: RecordChange<CreatedKey>,
  ): Promise<KeyCreation> {
    const id = newId();
    const key = makeKey(id);
    return userTransaction(this.pool, userId, async (transaction) => {
      await lockUser(transaction, userId);
      const [owner] = await ownerStatement(transaction, userId, sessionId);
      if (owner === undefined || owner.is_disabled) return { outcome: 'account gone' };
      const { email, session_end: reason, keys } = owner;
      if (reason !== null) return { outcome: 'session ended', reason };
      if (keys >= MAX_KEYS) return { outcome: 'too many' };
      const hash = hashKey(key);
      const [created] = await createStatement(
        transaction,
        id,
        userId,
        name,
        hash,
        scopes,
        expiresAt,
      );
      if (created === undefined) throw new Error('the insert of an API key returned no row');
      const apiKey = { id, name, scopes, createdAt: created.created_at, expiresAt };
      await record(transaction, { apiKey, email });
      return { outcome: 'created', apiKey, key };
    });
  }

  /**
   * Revokes one of a user's keys: the next request with it is refused.
   *
   * @param record writes the event of the revocation, in the same transaction
   * @returns false when the user has no such key
   */
  async revoke(userId: string, id: string, record: RecordChange): Promise<boolean> {
    if (!isUuid(id)) return false;
    const revoke = async (transaction: Queryable) =>
      (await revokeStatement(transaction, userId, id)).length > 0;
    return changeAndRecord(this.pool, revoke, record);
  }
}

const invalid = (why: string) => problem('api_key_invalid', {}, { why });

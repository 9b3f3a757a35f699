import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PrismaClient, type EndReason } from '@repo/db';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../database/change-and-record.js';
import { lockUser } from '../database/lock-user.js';
import type { Queryable } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import { isUuid, newId } from '../database/ids.js';
import type { KeyAuthentication, KeyAuthenticator } from '../strategies/key-authenticator.js';
import type { Scope } from '../tokens/scopes.js';
import { hashKey, makeKey, readKey } from './key.js';
import { endKeyStatement, keyStatement, makerStatement, makeStatement } from './statements.js';

/** What a person sees of their keys. The key itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** Null for one that does not expire. */
  readonly expiresAt: Date | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** A new key, for its record. */
export interface MadeKey {
  readonly apiKey: ApiKey;
  /** The address of its owner. */
  readonly email: string;
}

/** The result of creating a key. */
export type Making =
  | {
      readonly outcome: 'made';
      readonly apiKey: ApiKey;
      /** The key itself, which is not kept. */
      readonly key: string;
    }
  | { readonly outcome: 'account gone' }
  | { readonly outcome: 'too many' }
  | { readonly outcome: 'session over'; readonly reason: EndReason };

/** Most API keys of one user. */
export const MOST_KEYS = 100;

const API_KEY = { id: true, name: true, scopes: true, createdAt: true, expiresAt: true } as const;

/** The keys that people make for programs. */
@Injectable()
export class ApiKeys implements KeyAuthenticator {
  constructor(
    private readonly pool: Pool,
    private readonly prisma: PrismaClient,
  ) {}

  /** Whose a key is, and what it may be used for. */
  async authenticate(key: string): Promise<KeyAuthentication> {
    const sent = readKey(key);
    if (sent === undefined) return { outcome: 'refused', cause: 'not a whole key' };
    const [row] = await keyStatement(this.pool, sent.id);
    if (row === undefined) return { outcome: 'refused', cause: 'unknown or ended key' };
    // OWASP ASVS 11.2.4: in constant time, though hashes would tell an attacker little.
    if (!timingSafeEqual(sent.hash, row.secret_hash)) {
      return { outcome: 'refused', cause: 'wrong secret' };
    }
    if (row.is_disabled) return { outcome: 'refused', cause: 'disabled user' };
    if (row.is_expired) return { outcome: 'expired' };
    const { id: keyId, user_id: userId, role, scopes } = row;
    return { outcome: 'accepted', keyId, userId, role, scopes };
  }

  /** A person's keys, the newest first; those that have expired too. */
  async of(userId: string): Promise<ApiKey[]> {
    return this.prisma.apiKey.findMany({
      where: { userId },
      orderBy: { id: 'desc' },
      select: API_KEY,
    });
  }

  /**
   * Makes a key. The lock on the user's row puts this and a reset, a disabling or another new key one after the other: a
   * session that has ended meanwhile makes no key, and nobody has more than {@link MOST_KEYS}.
   *
   * @param sessionId the session that asks for it
   * @param record records it, in its transaction
   */
  async make(
    userId: string,
    sessionId: string,
    { name, scopes, expiresAt }: NewApiKey,
    record: RecordChange<MadeKey>,
  ): Promise<Making> {
    const id = newId();
    const key = makeKey(id);
    return transaction(this.pool, async (client) => {
      await lockUser(client, userId);
      const [maker] = await makerStatement(client, userId, sessionId);
      if (maker === undefined || maker.is_disabled) return { outcome: 'account gone' };
      const { email, session_end: reason, keys } = maker;
      if (reason !== null) return { outcome: 'session over', reason };
      if (keys >= MOST_KEYS) return { outcome: 'too many' };
      const hash = hashKey(key);
      const [made] = await makeStatement(client, id, userId, name, hash, scopes, expiresAt);
      if (made === undefined) throw new Error('a key that was made has no row');
      const apiKey = { id, name, scopes, createdAt: made.created_at, expiresAt };
      await record(client, { apiKey, email });
      return { outcome: 'made', apiKey, key };
    });
  }

  /**
   * Ends one of a person's keys: the next request with it is refused.
   *
   * @param record records it, in its transaction
   * @returns whether it was one of theirs
   */
  async end(userId: string, id: string, record: RecordChange): Promise<boolean> {
    if (!isUuid(id)) return false;
    const end = async (client: Queryable) => (await endKeyStatement(client, userId, id)).length > 0;
    return changeAndRecord(this.pool, end, record);
  }
}

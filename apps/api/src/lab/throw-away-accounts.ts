import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashPassword, type Role } from '@repo/db';
import { Pool } from 'pg';
import { newId } from '../database/ids.js';
import { statement, type Queryable } from '../database/statement.js';
import { Quota, type QuotaPolicy } from '../limits/quota.js';
import { rateLimited } from '../limits/rate-limited.js';

/** An account of the lab. */
export interface ThrowAwayAccount {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly passwordHash: string;
}

/** For all clients together. One experiment needs three accounts at most. */
const CREATION: QuotaPolicy = { name: 'lab', limit: 300, window: 60 };

/** Lifetime of an account, in seconds. A fix button that is pressed later may find no account. */
const LIFETIME = 600;

/** Maximum number of accounts. Beyond it, the oldest are deleted, whatever their age. */
const MAX_ACCOUNTS = 500;

/** Names ending in `.invalid` never exist (RFC 6761 §6.4), so no person has such an address and no mail gets anywhere. */
const ADDRESS = 'lab-%@lab.invalid';

const deleteStatement = statement<[lifetime: number, max: number], never>(
  'delete_lab_accounts',
  `
  WITH mail_of_lab AS (
    DELETE FROM mails WHERE recipient LIKE '${ADDRESS}' AND created_at < now() - make_interval(secs => $1)
  )
  DELETE FROM users WHERE email LIKE '${ADDRESS}' AND (
    created_at < now() - make_interval(secs => $1)
    OR id IN (SELECT id FROM users WHERE email LIKE '${ADDRESS}' ORDER BY id DESC OFFSET $2)
  )`,
);

const createStatement = statement<
  [id: string, email: string, role: Role, passwordHash: string],
  never
>(
  'create_lab_account',
  `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, 'Throw-away', $3, $4)`,
);

/** Creates the accounts of the lab, and deletes the old ones. No account of a person is read or changed. */
@Injectable()
export class ThrowAwayAccounts {
  readonly #creations: Quota;

  constructor(private readonly pool: Pool) {
    this.#creations = new Quota(pool, CREATION);
  }

  /**
   * Counts a creation, deletes old accounts, and chooses the credentials of a new one.
   *
   * @throws rate_limited
   */
  async prepare(): Promise<ThrowAwayAccount> {
    const usedUp = await this.#creations.take('all');
    if (usedUp !== undefined) throw rateLimited([usedUp]);
    await deleteStatement(this.pool, LIFETIME, MAX_ACCOUNTS);
    const userId = newId();
    const password = randomBytes(12).toString('base64url');
    const passwordHash = await hashPassword(password);
    return { userId, email: ADDRESS.replace('%', userId), password, passwordHash };
  }

  /** Stores an account. */
  async create(
    transaction: Queryable,
    role: Role,
    { userId, email, passwordHash }: ThrowAwayAccount,
  ): Promise<void> {
    await createStatement(transaction, userId, email, role, passwordHash);
  }
}

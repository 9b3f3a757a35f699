import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { statement, type Queryable } from '../../database/statement.js';
import { inTransaction } from '../../database/transaction.js';
import { newId } from '../../database/ids.js';
import type { VerifiedUser } from '../../sessions/sessions.module.js';
import { hashMailedToken, newMailedToken } from '../mailed-token.js';

/** Lifetime of a link in seconds. */
const LIFETIME = 86_400;

/** The choices that the owner of an address makes for a new account. */
export interface NewAccount {
  readonly name: string;
  readonly passwordHash: string;
}

const addStatement = statement<[tokenHash: Buffer, email: string, lifetime: number], never>(
  'add_registration',
  `
  INSERT INTO registrations (token_hash, email, expires_at)
  VALUES ($1, $2, now() + make_interval(secs => $3))`,
);

const emailStatement = statement<[tokenHash: Buffer], { email: string }>(
  'registration_email',
  `
  SELECT email FROM registrations
  WHERE token_hash = $1 AND expires_at > now()
    AND NOT EXISTS (SELECT FROM users WHERE users.email = registrations.email)`,
);

/*
 * One statement, so that parallel requests are safe. Of two requests with the same token, only one deletes the row; of two
 * requests with different links of one address, only one creates the user. After that, all links of the address are
 * invalid, since the address is taken.
 */
const verifyStatement = statement<
  [tokenHash: Buffer, userId: string, name: string, passwordHash: string],
  { id: string }
>(
  'verify_registration',
  `
  WITH taken AS (
    DELETE FROM registrations WHERE token_hash = $1 AND expires_at > now()
    RETURNING email
  )
  INSERT INTO users (id, email, name, password_hash)
  SELECT $2, email, $3, $4 FROM taken
  ON CONFLICT (email) DO NOTHING
  RETURNING id`,
);

/** Stores the mailed links that create an account. An address can have several; the first one that is used wins. */
@Injectable()
export class PendingRegistrations {
  constructor(private readonly pool: Pool) {}

  /**
   * Adds a link for an address. Earlier links stay valid, so a stranger cannot void them.
   *
   * @returns the token of the link; it carries the address, which the page passes to password managers
   */
  async add(email: string): Promise<string> {
    const { token, hash } = newMailedToken(email);
    await addStatement(this.pool, hash, email, LIFETIME);
    return token;
  }

  /** Finds the address of a link; undefined when the link is unknown, used or expired, or the address is taken. */
  async emailOf(token: string): Promise<string | undefined> {
    const [row] = await emailStatement(this.pool, hashMailedToken(token));
    return row?.email;
  }

  /**
   * Uses a link and creates its user.
   *
   * @param work runs in the same transaction with the new user. If it throws, no user is created and the link stays valid.
   * @returns the result of `work`; undefined in the same cases as {@link emailOf}
   */
  async verify<Result>(
    token: string,
    { name, passwordHash }: NewAccount,
    work: (transaction: Queryable, user: VerifiedUser) => Promise<Result>,
  ): Promise<Result | undefined> {
    const hash = hashMailedToken(token);
    return inTransaction(this.pool, async (transaction) => {
      const [user] = await verifyStatement(transaction, hash, newId(), name, passwordHash);
      return user && work(transaction, { id: user.id, passwordHash });
    });
  }
}

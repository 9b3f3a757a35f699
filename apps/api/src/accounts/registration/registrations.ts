import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../../database/change-and-record.js';
import { statement, type Queryable } from '../../database/statement.js';
import { newId } from '../../database/ids.js';
import type { VerifiedUser } from '../../sessions/sessions.module.js';
import { hashMailedToken, newMailedToken } from '../mailed-token.js';

/** How long a link to make an account is good, in seconds. */
const LIFETIME = 86_400;

/** What the owner of an address chooses behind the link. */
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
 * One statement: of two that come with the same token one takes the row, and of two links to one address one makes the
 * user. The others of that address are void from then on, for the address is taken.
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

/** Links to make an account. They take no address: any number may be good for one, and the first that is used wins. */
@Injectable()
export class Registrations {
  constructor(private readonly pool: Pool) {}

  /**
   * Adds one for an address. Links of before stay good: a stranger who asks again voids nobody's.
   *
   * @returns the token for the mailed link; it carries the address, which the page gives to password managers
   */
  async add(email: string): Promise<string> {
    const { token, hash } = newMailedToken(email);
    await addStatement(this.pool, hash, email, LIFETIME);
    return token;
  }

  /** The address that a link is for. Undefined when it was used, is too old, was never sent, or the address is taken. */
  async emailOf(token: string): Promise<string | undefined> {
    const [row] = await emailStatement(this.pool, hashMailedToken(token));
    return row?.email;
  }

  /**
   * Uses a link up and makes its user.
   *
   * @param record records it, in its transaction
   * @returns undefined for the reasons of {@link emailOf}
   */
  async verify(
    token: string,
    { name, passwordHash }: NewAccount,
    record: RecordChange<VerifiedUser>,
  ): Promise<VerifiedUser | undefined> {
    const hash = hashMailedToken(token);
    const verify = async (transaction: Queryable): Promise<VerifiedUser | undefined> => {
      const [user] = await verifyStatement(transaction, hash, newId(), name, passwordHash);
      return user && { id: user.id, passwordHash };
    };
    return changeAndRecord(this.pool, verify, record);
  }
}

import type { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../../audit/record-change.js';
import { statement, type Queryable } from '../../database/statement.js';
import { newId } from '../../new-id.js';
import type { VerifiedUser } from '../../sessions/open.js';
import { hashMailedToken, newMailedToken } from '../mailed-token.js';

/** How long a registration waits for its link to be followed, in seconds. */
const LIFETIME = 86_400;

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

const addStatement = statement<
  [tokenHash: Buffer, email: string, name: string, passwordHash: string, lifetime: number],
  never
>(
  'add_registration',
  `
  INSERT INTO registrations (token_hash, email, name, password_hash, expires_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
);

/*
 * One statement: of two that come with the same token one takes the row, and of two registrations of one address one
 * becomes the user. The others of that address are void from then on, for the address is taken.
 */
const verifyStatement = statement<
  [tokenHash: Buffer, userId: string],
  { id: string; password_hash: string }
>(
  'verify_registration',
  `
  WITH taken AS (
    DELETE FROM registrations WHERE token_hash = $1 AND expires_at > now()
    RETURNING email, name, password_hash
  )
  INSERT INTO users (id, email, name, password_hash)
  SELECT $2, email, name, password_hash FROM taken
  ON CONFLICT (email) DO NOTHING
  RETURNING id, password_hash`,
);

/**
 * Accounts that were asked for. They are no users: nobody can sign in with one, or take an address from its owner.
 */
export class Registrations {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Adds one, with the same work whether or not the address has an account already.
   *
   * @returns the token for the mailed link
   */
  async add({ email, name, passwordHash }: NewAccount): Promise<string> {
    const { token, hash } = newMailedToken();
    await addStatement(this.#pool, hash, email, name, passwordHash, LIFETIME);
    return token;
  }

  /**
   * Makes the user whose link was followed.
   *
   * @param record records it, in its transaction
   * @returns undefined when the link was used before, is too old, was never sent, or the address has an account by now
   */
  async verify(
    token: string,
    record: RecordChange<VerifiedUser>,
  ): Promise<VerifiedUser | undefined> {
    const verify = async (transaction: Queryable): Promise<VerifiedUser | undefined> => {
      const [user] = await verifyStatement(transaction, hashMailedToken(token), newId());
      return user && { id: user.id, passwordHash: user.password_hash };
    };
    return changeAndRecord(this.#pool, verify, record);
  }
}

import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { statement, type Queryable } from '../../database/statement.js';
import { hashMailedToken, newMailedToken } from '../mailed-token.js';

/** How long a link to choose a new password is good, in seconds. */
const LIFETIME = 3600;

/** Whose password a link is for. */
export interface ResetOwner {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

const addStatement = statement<[tokenHash: Buffer, email: string, lifetime: number], never>(
  'add_password_reset',
  `
  INSERT INTO password_resets (token_hash, email, expires_at)
  VALUES ($1, $2, now() + make_interval(secs => $3))`,
);

const ownerStatement = statement<[tokenHash: Buffer], ResetOwner>(
  'password_reset_owner',
  `
  SELECT u.id, u.email, u.name FROM password_resets r JOIN users u ON u.email = r.email
  WHERE r.token_hash = $1 AND r.expires_at > now() AND u.disabled_at IS NULL`,
);

/** All of an address, with the one that is used up. */
const takeStatement = statement<[email: string, tokenHash: Buffer], { is_used: boolean }>(
  'take_password_resets',
  `
  DELETE FROM password_resets WHERE email = $1
  RETURNING token_hash = $2 AND expires_at > now() AS is_used`,
);

const voidStatement = statement<[email: string], never>(
  'void_password_resets',
  `DELETE FROM password_resets WHERE email = $1`,
);

/** Links to choose a new password. */
@Injectable()
export class PasswordResets {
  constructor(private readonly pool: Pool) {}

  /**
   * Adds one for an address, whether or not it has an account. Links of before stay good: a stranger who asks again voids nobody's.
   *
   * @returns the token for the mailed link; it carries the address, which the page gives to password managers
   */
  async add(email: string): Promise<string> {
    const { token, hash } = newMailedToken(email);
    await addStatement(this.pool, hash, email, LIFETIME);
    return token;
  }

  /** Whose link it is. Undefined when it was used, is too old, was never sent, or its account is gone or disabled. */
  async ownerOf(token: string): Promise<ResetOwner | undefined> {
    const [owner] = await ownerStatement(this.pool, hashMailedToken(token));
    return owner;
  }

  /**
   * Uses a link up, and with it all others of its address. For a transaction that holds the user's row: of two that come
   * with one link, the second finds it used.
   *
   * @returns whether it was still good
   */
  async take(transaction: Queryable, email: string, token: string): Promise<boolean> {
    const taken = await takeStatement(transaction, email, hashMailedToken(token));
    return taken.some(({ is_used: isUsed }) => isUsed);
  }

  /** Voids all links of an address. For a transaction, as above. */
  async void(transaction: Queryable, email: string): Promise<void> {
    await voidStatement(transaction, email);
  }
}

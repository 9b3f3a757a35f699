import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { statement, type Queryable } from '../../database/statement.js';
import { hashMailedToken, newMailedToken } from '../mailed-token.js';

/** Lifetime of a link in seconds. */
const LIFETIME = 3600;

/** The user whose password a link resets. */
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

/** Deletes all links of an address. `is_used` is true in the row with this token, if that link is still valid. */
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

/** Stores the mailed links that reset a password. */
@Injectable()
export class PasswordResets {
  constructor(private readonly pool: Pool) {}

  /**
   * Adds a link for an address, with or without an account. Earlier links stay valid, so a stranger cannot void them.
   *
   * @returns the token of the link; it carries the address, which the page passes to password managers
   */
  async add(email: string): Promise<string> {
    const { token, hash } = newMailedToken(email);
    await addStatement(this.pool, hash, email, LIFETIME);
    return token;
  }

  /** Finds the user of a link; undefined when the link is unknown, used or expired, or the account is gone or disabled. */
  async ownerOf(token: string): Promise<ResetOwner | undefined> {
    const [owner] = await ownerStatement(this.pool, hashMailedToken(token));
    return owner;
  }

  /**
   * Uses a link, and deletes all other links of its address.
   *
   * @param transaction must hold the lock on the user's row, so that two requests cannot both use one link
   * @returns false when the link was not valid
   */
  async take(transaction: Queryable, email: string, token: string): Promise<boolean> {
    const taken = await takeStatement(transaction, email, hashMailedToken(token));
    return taken.some(({ is_used: isUsed }) => isUsed);
  }

  /** Deletes all links of an address, in a transaction that has locked the user's row. */
  async void(transaction: Queryable, email: string): Promise<void> {
    await voidStatement(transaction, email);
  }
}

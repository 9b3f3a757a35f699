import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/**
 * Revokes all credentials of one kind that a user has.
 *
 * @returns the name of each in the audit trail
 */
type Revoke = (transaction: Queryable, userId: string) => Promise<readonly string[]>;

/** Credentials besides password and sessions, such as API keys. The feature that stores them registers how to revoke them. */
@Injectable()
export class OtherCredentials {
  readonly #kinds: Revoke[] = [];

  add(revoke: Revoke): void {
    this.#kinds.push(revoke);
  }

  /**
   * Revokes all of them for a user.
   *
   * @param transaction has locked the user's row, so a credential created in parallel comes before, and is revoked, or after
   * @returns the name of each in the audit trail
   */
  async revokeAll(transaction: Queryable, userId: string): Promise<string[]> {
    const revoked: string[] = [];
    for (const revoke of this.#kinds) revoked.push(...(await revoke(transaction, userId)));
    return revoked;
  }
}

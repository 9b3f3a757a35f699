import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/**
 * Revokes all credentials of one kind that a user has.
 *
 * @returns the names of the revoked credentials, for the audit trail
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
   * Revokes all other credentials of a user.
   *
   * @param transaction has locked the user's row: a credential that is created in parallel is revoked too, or created later
   * @returns the names of the revoked credentials, for the audit trail
   */
  async revokeAll(transaction: Queryable, userId: string): Promise<string[]> {
    const revoked: string[] = [];
    for (const revoke of this.#kinds) revoked.push(...(await revoke(transaction, userId)));
    return revoked;
  }
}

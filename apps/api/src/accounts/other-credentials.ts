import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/**
 * Revokes all credentials of one kind that a user has.
 *
 * @returns what each is called in the audit trail
 */
type Revoke = (transaction: Queryable, userId: string) => Promise<readonly string[]>;

/** Credentials besides the password and its sessions, such as API keys. A feature that keeps some says how to revoke them. */
@Injectable()
export class OtherCredentials {
  readonly #kinds: Revoke[] = [];

  add(revoke: Revoke): void {
    this.#kinds.push(revoke);
  }

  /**
   * Revokes all that a user has, in a transaction that has locked the user's row: one that is being created comes before,
   * and is revoked too, or after.
   *
   * @returns what each is called in the audit trail
   */
  async revokeAll(transaction: Queryable, userId: string): Promise<string[]> {
    const revoked: string[] = [];
    for (const revoke of this.#kinds) revoked.push(...(await revoke(transaction, userId)));
    return revoked;
  }
}

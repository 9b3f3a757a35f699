import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/** Credentials of one kind besides password and sessions, such as API keys. */
export interface CredentialKind {
  /** Their name in mail, in the plural. */
  readonly name: string;
  /** The path of the page that lists them. */
  readonly page: string;
  /** The member of a request to change the password that asks to revoke them. */
  readonly member: string;
  /**
   * Revokes all credentials of this kind that a user has.
   *
   * @returns the name of each one in its audit event
   */
  readonly revoke: (transaction: Queryable, userId: string) => Promise<readonly string[]>;
}

/** All kinds of other credentials. The feature that stores them registers them. */
@Injectable()
export class OtherCredentials {
  readonly kinds: CredentialKind[] = [];

  add(kind: CredentialKind): void {
    this.kinds.push(kind);
  }

  /** The names of all kinds, for mail; empty if there are no kinds. */
  get names(): string {
    return this.kinds.map(({ name }) => name).join(' and ');
  }

  /**
   * Revokes all other credentials of a user, or those of some kinds.
   *
   * @param transaction has locked the user's row: a credential created in parallel either exists already and is revoked, or
   *   has to wait for the end of the transaction
   * @returns the name of each one in its audit event
   */
  async revokeAll(
    transaction: Queryable,
    userId: string,
    kinds: readonly CredentialKind[] = this.kinds,
  ): Promise<string[]> {
    const revoked: string[] = [];
    for (const { revoke } of kinds) revoked.push(...(await revoke(transaction, userId)));
    return revoked;
  }
}

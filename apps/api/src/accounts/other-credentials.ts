import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/** Credentials of one kind besides password and sessions, such as API keys. */
export interface CredentialKind {
  /** Their name in mail, in the plural. */
  readonly name: string;
  /** The path of the page that lists them. */
  readonly page: string;
  /** The member that revokes them in a change of the password. */
  readonly member: string;
  /**
   * Revokes all that a user has.
   *
   * @returns the name of each in its event
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

  /** Their names for mail; empty if there are none. */
  get names(): string {
    return this.kinds.map(({ name }) => name).join(' and ');
  }

  /**
   * Revokes all credentials of a user, or those of some kinds.
   *
   * @param transaction has locked the user's row, so a credential created in parallel comes before, and is revoked, or after
   * @returns the name of each in its event
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

import { Injectable } from '@nestjs/common';
import type { Queryable } from '../database/statement.js';

/** A credential as its owner sees it. */
export interface OtherCredential {
  readonly id: string;
  /** The name that its owner gave it. */
  readonly name: string;
  /** Facts that its owner should know, such as its permissions, each in a few words. */
  readonly facts: readonly string[];
  readonly createdAt: Date;
  /** Null for one that does not expire. */
  readonly expiresAt: Date | null;
}

/** Credentials of one kind besides password and sessions, such as API keys. */
export interface CredentialKind {
  /** Identifies the kind in requests and responses: letters, such as `apiKeys`. */
  readonly kind: string;
  /** Their name for users, in the plural, such as "API keys". */
  readonly name: string;
  /** The path of the page that lists them. */
  readonly page: string;
  /** Lists all credentials of this kind that a user has, newest first. */
  readonly list: (userId: string) => Promise<readonly OtherCredential[]>;
  /**
   * Revokes all credentials of this kind that a user has.
   *
   * @returns the name of each revoked credential, for its audit event
   */
  readonly revoke: (transaction: Queryable, userId: string) => Promise<readonly string[]>;
}

/** The newest credentials of a kind that a user has. */
export interface ListedKind extends Pick<CredentialKind, 'kind' | 'name' | 'page'> {
  readonly items: readonly OtherCredential[];
  /** The number of older ones, which are not listed. */
  readonly more: number;
}

/** Maximum number of listed credentials of a kind. Its page lists them all. */
export const MAX_LISTED = 5;

/** The list of all kinds of other credentials. Each feature that stores a kind adds it. */
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

  /** Lists a user's credentials by kind, at most {@link MAX_LISTED} of each. Kinds without credentials are listed too. */
  listOf(userId: string): Promise<ListedKind[]> {
    return Promise.all(
      this.kinds.map(async ({ kind, name, page, list }) => {
        const all = await list(userId);
        const items = all.slice(0, MAX_LISTED);
        return { kind, name, page, items, more: all.length - items.length };
      }),
    );
  }

  /**
   * Revokes all other credentials of a user, or those of some kinds.
   *
   * @param transaction must have locked the user's row. Then a parallel request that creates a credential has either
   *   finished, and its credential is revoked too, or waits until this transaction ends
   * @returns the name of each revoked credential, for its audit event
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

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../audit/audit.module.js';
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

  constructor(private readonly events: AuthEvents) {}

  add(revoke: Revoke): void {
    this.#kinds.push(revoke);
  }

  /**
   * Revokes and records all that a user has, in a transaction that has locked the user's row: one that is being created
   * comes before, and is revoked too, or after.
   */
  async revokeAll(transaction: Queryable, userId: string, request: FastifyRequest): Promise<void> {
    for (const revoke of this.#kinds) {
      const revoked = await revoke(transaction, userId);
      const event = { event: 'authn_token_revoked', request, userId } as const;
      await this.events.write(transaction, ...revoked.map((detail) => ({ ...event, detail })));
    }
  }
}

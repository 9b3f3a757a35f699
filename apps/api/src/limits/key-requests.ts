import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Quota, type QuotaPolicy, type UsedUp } from './quota.js';
import { rateLimited } from './rate-limited.js';

/** Ten requests a second are plenty for a program, and a runaway one is stopped before it is everybody's problem. */
export const KEY_QUOTA: QuotaPolicy = { name: 'api-key', limit: 600, window: 60 };

/** Requests with keys for programs, by key (OWASP REST Security). */
@Injectable()
export class KeyRequests {
  readonly #byKey: Quota;
  /** Until when nothing is left for a key, by `performance.now()`, which nobody sets. */
  readonly #usedUp = new Map<string, number>();

  constructor(pool: Pool) {
    this.#byKey = new Quota(pool, KEY_QUOTA);
  }

  /**
   * Counts one. Once a key's quota is used up, this process refuses it until the window is over, and does not count: a
   * runaway program would have all its requests wait in the database for one row.
   *
   * @param owner whose key it is, for the audit trail
   * @throws rate_limited
   */
  async take(keyId: string, owner: { readonly userId: string }): Promise<void> {
    const usedUp = this.#known(keyId) ?? (await this.#byKey.take(keyId));
    if (usedUp === undefined) return;
    this.#remember(keyId, usedUp);
    throw rateLimited([usedUp], owner);
  }

  #known(keyId: string): UsedUp | undefined {
    const until = this.#usedUp.get(keyId);
    if (until === undefined) return undefined;
    return { ...KEY_QUOTA, seconds: Math.max(1, Math.ceil((until - performance.now()) / 1000)) };
  }

  /** Each is forgotten when its window is over, and cost its holder a whole quota: they are never many. */
  #remember(keyId: string, { seconds }: UsedUp): void {
    if (this.#usedUp.has(keyId)) return;
    const milliseconds = seconds * 1000;
    this.#usedUp.set(keyId, performance.now() + milliseconds);
    setTimeout(() => this.#usedUp.delete(keyId), milliseconds).unref();
  }
}

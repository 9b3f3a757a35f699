import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Quota, type QuotaPolicy, type UsedUp } from '../limits/quota.js';
import { rateLimited } from '../limits/rate-limited.js';

/** Ten requests per second: enough for a program, and a limit that stops a runaway one early. */
export const KEY_QUOTA: QuotaPolicy = { name: 'api-key', limit: 600, window: 60 };

/** Limits requests by API key (OWASP REST Security). */
@Injectable()
export class KeyRequests {
  readonly #byKey: Quota;
  /** For each key that has used up its quota, the end of the window by `performance.now()`, a clock that cannot be set. */
  readonly #usedUp = new Map<string, number>();

  constructor(pool: Pool) {
    this.#byKey = new Quota(pool, KEY_QUOTA);
  }

  /**
   * Counts a request. Once a quota is used up, this process refuses the key until the window ends, without asking the
   * database, where the requests of a runaway program would all wait for one row.
   *
   * @param owner the owner of the key, for the audit event
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

  /** Remembers a used-up quota. Entries are few: each takes a whole quota of requests and is deleted when its window ends. */
  #remember(keyId: string, { seconds }: UsedUp): void {
    if (this.#usedUp.has(keyId)) return;
    const milliseconds = seconds * 1000;
    this.#usedUp.set(keyId, performance.now() + milliseconds);
    setTimeout(() => this.#usedUp.delete(keyId), milliseconds).unref();
  }
}

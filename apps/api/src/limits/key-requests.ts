import type { Pool } from 'pg';
import { Quota, type QuotaPolicy } from './quota.js';
import { rateLimited } from './rate-limited.js';

/** Ten requests a second are plenty for a program, and a runaway one is stopped before it is everybody's problem. */
export const KEY_QUOTA: QuotaPolicy = { name: 'api-key', limit: 600, window: 60 };

/** Requests with keys for programs, by key (OWASP REST Security). */
export class KeyRequests {
  readonly #byKey: Quota;

  constructor(pool: Pool) {
    this.#byKey = new Quota(pool, KEY_QUOTA);
  }

  /**
   * Counts one.
   *
   * @param owner whose key it is, for the audit trail
   * @throws rate_limited
   */
  async take(keyId: string, owner: { readonly userId: string }): Promise<void> {
    const usedUp = await this.#byKey.take(keyId);
    if (usedUp !== undefined) throw rateLimited([usedUp], owner);
  }
}

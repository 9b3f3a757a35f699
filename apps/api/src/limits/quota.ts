import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { rateLimitKey } from './rate-limit-key.js';

/** So many of something are granted to each subject in so many seconds. */
export interface QuotaPolicy {
  /** As the RateLimit fields name it. */
  readonly name: string;
  readonly limit: number;
  readonly window: number;
}

/** A quota that is used up, and for how many seconds more. */
export interface UsedUp extends QuotaPolicy {
  readonly seconds: number;
}

/**
 * Counts by subject, over all API processes together: PostgreSQL holds the numbers. A window begins with the first that
 * is counted in it.
 */
export class Quota {
  readonly #policy: QuotaPolicy;
  readonly #limiter: RateLimiterPostgres;

  constructor(pool: Pool, policy: QuotaPolicy) {
    this.#policy = policy;
    this.#limiter = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limits',
      // By a migration.
      tableCreated: true,
      keyPrefix: policy.name,
      points: policy.limit,
      duration: policy.window,
    });
  }

  /** Whether there is nothing left. Counts nothing. */
  async usedUp(subject: string): Promise<UsedUp | undefined> {
    const counted = await this.#limiter.get(rateLimitKey(subject));
    return counted !== null && counted.remainingPoints <= 0
      ? this.#until(counted.msBeforeNext)
      : undefined;
  }

  /** Counts one. Answers when it was one too many. */
  async take(subject: string): Promise<UsedUp | undefined> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(rateLimitKey(subject));
    return consumedPoints > this.#policy.limit ? this.#until(msBeforeNext) : undefined;
  }

  #until(milliseconds: number): UsedUp {
    // RFC 9110 §10.2.3 counts in whole seconds; zero would be an invitation to try at once.
    return { ...this.#policy, seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
  }
}

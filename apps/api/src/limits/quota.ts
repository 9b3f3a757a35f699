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

/** What is counted under a key of the library's table, until `expire` in milliseconds since 1970. */
export interface Counted {
  readonly key: string;
  readonly points: number;
  readonly expire: number;
}

/**
 * What is counted under these keys, as an SQL expression for `Counted[]`: part of the statement that looks for the
 * account, so that a sign-in asks the database once.
 *
 * @param keys the parameter that holds them, a text[]
 * @param now the parameter that holds the time, in milliseconds since 1970
 */
export function countedSql(keys: string, now: string): string {
  return `(SELECT coalesce(json_agg(counted), '[]')
    FROM (SELECT key, points, expire FROM rate_limits WHERE key = ANY(${keys}) AND expire > ${now}) AS counted)`;
}

/**
 * Counts by subject, over all API processes together: PostgreSQL holds the numbers. A window begins with the first that
 * is counted in it.
 */
export class Quota {
  readonly policy: QuotaPolicy;
  readonly #limiter: RateLimiterPostgres;

  constructor(pool: Pool, policy: QuotaPolicy) {
    this.policy = policy;
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

  /** Counts one. Answers when it was one too many. */
  async take(subject: string): Promise<UsedUp | undefined> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(rateLimitKey(subject));
    return consumedPoints > this.policy.limit ? this.#until(msBeforeNext) : undefined;
  }

  /**
   * Counts one that was granted.
   *
   * @returns whether it was the last: of several at once, one is
   */
  async useUp(subject: string): Promise<boolean> {
    const { consumedPoints } = await this.#limiter.penalty(rateLimitKey(subject));
    return consumedPoints === this.policy.limit;
  }

  /** The key of a subject in the library's table. */
  keyOf(subject: string): string {
    return `${this.policy.name}:${rateLimitKey(subject)}`;
  }

  /**
   * Whether nothing is left of it. Counts nothing.
   *
   * @param counted undefined when nothing is
   */
  usedUpAt(now: number, counted: Counted | undefined): UsedUp | undefined {
    return counted !== undefined && counted.points >= this.policy.limit
      ? this.#until(counted.expire - now)
      : undefined;
  }

  #until(milliseconds: number): UsedUp {
    // RFC 9110 §10.2.3 counts in whole seconds; zero would be an invitation to try at once.
    return { ...this.policy, seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
  }
}

import type { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { statement } from '../database/statement.js';
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

/*
 * Of the library's table: each sign-in asks it about two quotas, which as calls of the library are two connections and two
 * statements that the server prepares each time.
 */
const countedStatement = statement<
  [keys: string[], now: number],
  { key: string; points: number; expire: number }
>(
  'rate_limits_counted',
  `SELECT key, points, expire::float8 AS expire FROM rate_limits WHERE key = ANY($1) AND expire > $2`,
);

/** Which of these quotas are used up for their subjects. Counts nothing. */
export async function findUsedUp(
  pool: Pool,
  asked: readonly (readonly [quota: Quota, subject: string])[],
): Promise<UsedUp[]> {
  const now = Date.now();
  const keys = asked.map(([quota, subject]) => quota.keyOf(subject));
  const counted = await countedStatement(pool, keys, now);
  return asked.flatMap(([quota], at) => {
    const row = counted.find(({ key }) => key === keys[at]);
    return row !== undefined && row.points >= quota.policy.limit
      ? [quota.until(row.expire - now)]
      : [];
  });
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
    return consumedPoints > this.policy.limit ? this.until(msBeforeNext) : undefined;
  }

  /** The key of a subject in the library's table. */
  keyOf(subject: string): string {
    return `${this.policy.name}:${rateLimitKey(subject)}`;
  }

  /** That it is used up for so long. */
  until(milliseconds: number): UsedUp {
    // RFC 9110 §10.2.3 counts in whole seconds; zero would be an invitation to try at once.
    return { ...this.policy, seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
  }
}

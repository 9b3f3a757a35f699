import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
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

/** What is counted under a key, and for how many milliseconds more. */
export interface Counted {
  readonly key: string;
  readonly points: number;
  readonly left: number;
}

/** Milliseconds since the epoch by the database's clock, so that all processes count by one. */
const NOW = '(extract(epoch FROM now()) * 1000)::bigint';

/**
 * What is counted under these keys, as an SQL expression for `Counted[]`: part of the statement that looks for the
 * account, so that a sign-in asks the database once.
 *
 * @param keys the parameter that holds them, a text[]
 */
export function countedSql(keys: string): string {
  return `(SELECT coalesce(json_agg(counted), '[]')
    FROM (SELECT key, points, expire - ${NOW} AS left FROM rate_limits
      WHERE key = ANY(${keys}) AND expire > ${NOW}) AS counted)`;
}

/*
 * A window that ends so late that it cannot have begun lately began before the clock was set back: it counts as over, or
 * it would last until the clock has caught up.
 */
const countStatement = statement<[key: string, window: number], Omit<Counted, 'key'>>(
  'count_for_quota',
  `
  INSERT INTO rate_limits AS counted (key, points, expire) VALUES ($1, 1, ${NOW} + $2)
  ON CONFLICT (key) DO UPDATE SET (points, expire) = (
    SELECT CASE WHEN is_over THEN 1 ELSE counted.points + 1 END,
      CASE WHEN is_over THEN excluded.expire ELSE counted.expire END
    FROM (SELECT counted.expire <= ${NOW} OR counted.expire > excluded.expire + $2 AS is_over) AS window_of
  )
  RETURNING points, (expire - ${NOW})::float8 AS left`,
);

const clearStatement = statement<[key: string], never>(
  'clear_quota',
  'DELETE FROM rate_limits WHERE key = $1',
);

/**
 * Counts by subject, over all API processes together: PostgreSQL holds the numbers. A window begins with the first that
 * is counted in it.
 */
export class Quota {
  readonly policy: QuotaPolicy;
  readonly #pool: Pool;

  constructor(pool: Pool, policy: QuotaPolicy) {
    this.policy = policy;
    this.#pool = pool;
  }

  /**
   * Counts one.
   *
   * @returns the quota, if that was one too many
   */
  async take(subject: string): Promise<UsedUp | undefined> {
    const { points, left } = await this.#count(subject);
    return points > this.policy.limit ? this.#until(left) : undefined;
  }

  /**
   * Counts one that was granted.
   *
   * @returns whether it was the last: of several at once, one is
   */
  async useUp(subject: string): Promise<boolean> {
    const { points } = await this.#count(subject);
    return points === this.policy.limit;
  }

  /** The key of a subject in the table. */
  keyOf(subject: string): string {
    return `${this.policy.name}:${rateLimitKey(subject)}`;
  }

  /**
   * Whether nothing is left of it. Counts nothing.
   *
   * @param counted undefined when nothing is
   */
  usedUpBy(counted: Counted | undefined): UsedUp | undefined {
    if (counted === undefined || counted.points < this.policy.limit) return undefined;
    // As in the statement that counts.
    return counted.left > 2 * this.#windowMs ? undefined : this.#until(counted.left);
  }

  /** Forgets what is counted for a subject. */
  async clear(transaction: Queryable, subject: string): Promise<void> {
    await clearStatement(transaction, this.keyOf(subject));
  }

  get #windowMs(): number {
    return this.policy.window * 1000;
  }

  async #count(subject: string): Promise<Omit<Counted, 'key'>> {
    const [counted] = await countStatement(this.#pool, this.keyOf(subject), this.#windowMs);
    if (counted === undefined) throw new Error('the count of a quota has no row');
    return counted;
  }

  #until(milliseconds: number): UsedUp {
    // RFC 9110 §10.2.3 counts in whole seconds; zero would be an invitation to try at once.
    return { ...this.policy, seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
  }
}

import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import { hashSubject } from './hash-subject.js';

/** Limits the requests of each subject to `limit` in `window` seconds. */
export interface QuotaPolicy {
  /** Its name in the RateLimit fields. */
  readonly name: string;
  readonly limit: number;
  readonly window: number;
}

/** A used-up quota, and the seconds until its window ends. */
export interface UsedUp extends QuotaPolicy {
  readonly seconds: number;
}

/** The count of a key, and the milliseconds until its window ends. */
export interface Counted {
  readonly key: string;
  readonly points: number;
  readonly left: number;
}

/** Milliseconds since the epoch by the database's clock, which all processes share. */
const NOW = '(extract(epoch FROM now()) * 1000)::bigint';

/**
 * Returns an SQL expression for the counts of keys, `Counted[]`. The query for the account includes it, so that a sign-in
 * needs only one query.
 *
 * @param keys the parameter with the keys, a text[]
 */
export function countedSql(keys: string): string {
  return `(SELECT coalesce(json_agg(counted), '[]')
    FROM (SELECT key, points, expire - ${NOW} AS left FROM rate_limits
      WHERE key = ANY(${keys}) AND expire > ${NOW}) AS counted)`;
}

/*
 * A window that ends too far in the future began before the clock was set back. It counts as over; otherwise it would last
 * until the clock has caught up.
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
 * Counts requests by subject in PostgreSQL, for all API processes together. A window begins with its first request.
 */
export class Quota {
  constructor(
    private readonly pool: Pool,
    readonly policy: QuotaPolicy,
  ) {}

  /**
   * Counts a request.
   *
   * @returns the quota, if it is exceeded
   */
  async take(subject: string): Promise<UsedUp | undefined> {
    const { points, left } = await this.#count(subject);
    return points > this.policy.limit ? this.#until(left) : undefined;
  }

  /**
   * Counts a request that was granted.
   *
   * @returns true if it was the last that the window allows; of parallel requests, exactly one is the last
   */
  async useUp(subject: string): Promise<boolean> {
    const { points } = await this.#count(subject);
    return points === this.policy.limit;
  }

  /** Returns the key of a subject in the table. */
  keyOf(subject: string): string {
    return `${this.policy.name}:${hashSubject(subject)}`;
  }

  /**
   * Returns the quota if it is used up, without counting.
   *
   * @param counted the current count; undefined when there is none
   */
  usedUpBy(counted: Counted | undefined): UsedUp | undefined {
    if (counted === undefined || counted.points < this.policy.limit) return undefined;
    // A window that began before the clock was set back counts as over, as in `countStatement`.
    return counted.left > 2 * this.#windowMs ? undefined : this.#until(counted.left);
  }

  /** Resets the count of a subject. */
  async clear(transaction: Queryable, subject: string): Promise<void> {
    await clearStatement(transaction, this.keyOf(subject));
  }

  get #windowMs(): number {
    return this.policy.window * 1000;
  }

  async #count(subject: string): Promise<Omit<Counted, 'key'>> {
    const [counted] = await countStatement(this.pool, this.keyOf(subject), this.#windowMs);
    if (counted === undefined) throw new Error('the count of a quota returned no row');
    return counted;
  }

  #until(milliseconds: number): UsedUp {
    // Whole seconds (RFC 9110 §10.2.3); zero would invite an immediate retry.
    return { ...this.policy, seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
  }
}

import type { Pool } from 'pg';
import { statement } from '../database/statement.js';

export const periods = ['hour', 'day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

export interface Summary {
  /** Seconds from one bucket to the next. */
  readonly step: number;
  /** Oldest first, without gaps; the last one is still growing. */
  readonly buckets: readonly {
    readonly from: Date;
    /** Number of refusals by code; codes without refusals are absent. */
    readonly counts: Readonly<Record<string, number>>;
  }[];
}

/** Number of buckets, and seconds per bucket. */
const resolution: Readonly<Record<Period, { readonly buckets: number; readonly step: number }>> = {
  hour: { buckets: 60, step: 60 },
  day: { buckets: 24, step: 3600 },
  week: { buckets: 28, step: 6 * 3600 },
  month: { buckets: 30, step: 24 * 3600 },
};

const countStatement = statement<
  [step: number, buckets: number],
  { from: Date; counts: Record<string, number> }
>(
  'count_refusals',
  `
  WITH span AS (
    SELECT make_interval(secs => $1) AS step,
      date_bin(make_interval(secs => $1), now(), 'epoch') AS newest
  ), bucket AS (
    SELECT newest - step * ago AS start, step FROM span, generate_series(0, $2::integer - 1) AS ago
  ), counted AS (
    SELECT date_bin(step, at, 'epoch') AS start, code, sum(count)::integer AS number
    FROM auth_events, span
    WHERE at >= newest - step * ($2::integer - 1) AND code IS NOT NULL
    GROUP BY 1, 2
  )
  SELECT start AS "from",
    coalesce(json_object_agg(code, number) FILTER (WHERE code IS NOT NULL), '{}') AS counts
  FROM bucket LEFT JOIN counted USING (start)
  GROUP BY start ORDER BY start`,
);

/** Counts refusals by code over the period that ends now. */
export async function summarise(pool: Pool, period: Period): Promise<Summary> {
  const { buckets, step } = resolution[period];
  return { step, buckets: await countStatement(pool, step, buckets) };
}

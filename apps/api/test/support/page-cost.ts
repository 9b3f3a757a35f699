import { Client, type Pool } from 'pg';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { bearer, type TestApi } from '../api.js';

/** Rows of the largest page. */
export const LIMIT = 100;
/** Rows of the tables from which pages are read. */
export const ROWS = 20_000;
/** The most rows that a page may read: for fewer rows, PostgreSQL may choose either of two indexes. */
export const MOST_READ = ROWS / 8;

/** The id of a row, by its number. */
export const idOf = (n: number) => `01000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** The id of a row in the middle. */
export const middle = idOf(ROWS / 2);

/** Adds {@link ROWS} users. */
export async function addUsers(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO users (id, email, name, password_hash)
     SELECT ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n || '@example.com', 'N', 'x'
     FROM generate_series(1, $1::int) n`,
    [ROWS],
  );
}

const plan = z.looseObject({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(plan).default([]);
  },
});
type Plan = z.infer<typeof plan>;

/** The rows that the scans of a plan have read. */
function rowsRead(node: Plan): number {
  const { Plans: parts } = node;
  if (parts.length > 0) return parts.reduce((sum, part) => sum + rowsRead(part), 0);
  return (node['Actual Rows'] + node['Rows Removed by Filter']) * node['Actual Loops'];
}

/** A statement as it is given to the driver: a background task may send a plain text. */
const statement = z.union([
  z.looseObject({ text: z.string(), values: z.array(z.unknown()).default([]) }),
  z.string().transform((text) => ({ text, values: [] })),
]);

/**
 * Returns how many rows a request reads with its statement on a table.
 *
 * @param table a part of the statement
 */
export async function rowsReadBy(
  api: TestApi,
  target: string,
  table: string,
  token: string,
): Promise<number> {
  const queries = vi.spyOn(Client.prototype, 'query');
  const response = await api.get(target, ...bearer(token));
  const { calls } = queries.mock;
  queries.mockRestore();
  const sent = calls.map(([sentQuery]) => statement.parse(sentQuery));
  expect(response.status).toBe(200);
  // Reads only: the audit trail of the request itself may be written meanwhile.
  const statements = sent.filter(
    ({ text }) => /^\s*(SELECT|WITH)/.test(text) && text.includes(table),
  );
  // One, or two if the token had to be checked in the database as well.
  expect(statements).not.toEqual([]);
  let read = 0;
  for (const { text, values } of statements) {
    const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`;
    const { rows } = await api.pool.query(explained, values);
    read += rowsRead(plan.parse(rows[0]['QUERY PLAN'][0].Plan));
  }
  return read;
}

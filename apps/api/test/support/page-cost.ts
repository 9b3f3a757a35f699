import { Client, type Pool } from 'pg';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { bearer, type TestApi } from '../api.js';

/** The number of rows on the largest page. */
export const LIMIT = 100;
/** The number of rows that the tests add to a table before they read its pages. */
export const ROWS = 20_000;
/** The most rows that a page may read. More than {@link LIMIT}, as PostgreSQL may choose the worse of two indexes. */
export const MOST_READ = ROWS / 8;

/** Makes the id of a row from its number. */
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

/** Counts the rows that the scans of a plan have read. */
function rowsRead(node: Plan): number {
  const { Plans: parts } = node;
  if (parts.length > 0) return parts.reduce((sum, part) => sum + rowsRead(part), 0);
  return (node['Actual Rows'] + node['Rows Removed by Filter']) * node['Actual Loops'];
}

/** A statement in either form that the driver accepts. Background tasks may send plain text. */
const statement = z.union([
  z.looseObject({ text: z.string(), values: z.array(z.unknown()).default([]) }),
  z.string().transform((text) => ({ text, values: [] })),
]);

/**
 * Returns how many rows a request reads with its statements on a table.
 *
 * @param table text by which to recognise these statements, such as `FROM sessions`
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
  // Only statements that read: the API may also write the audit event of this request.
  const statements = sent.filter(
    ({ text }) => /^\s*(SELECT|WITH)/.test(text) && text.includes(table),
  );
  // There is one statement, or two if the token also had to be checked in the database.
  expect(statements).not.toEqual([]);
  let read = 0;
  for (const { text, values } of statements) {
    const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`;
    const { rows } = await api.pool.query(explained, values);
    read += rowsRead(plan.parse(rows[0]['QUERY PLAN'][0].Plan));
  }
  return read;
}

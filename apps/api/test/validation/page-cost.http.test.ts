import { Client } from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ADMIN, bearer, members, testApi, USER } from '../api.js';

const api = testApi();

const LIMIT = 100;
const ROWS = 20_000;
/** The most rows that a page may read: for fewer rows, PostgreSQL may choose either of two indexes. */
const MOST_READ = ROWS / 8;

/** The id of a row, by its number. */
const idOf = (n: number) => `01000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rareUser = idOf(1);
const middle = idOf(ROWS / 2);

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

let admin: string;
beforeAll(async () => {
  const pool = api.pool;
  ({ accessToken: admin } = await api.signIn(ADMIN));
  await pool.query(
    `INSERT INTO users (id, email, name, password_hash)
     SELECT ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n || '@example.com', 'N', 'x'
     FROM generate_series(1, $1::int) n`,
    [ROWS],
  );
  await pool.query(
    `INSERT INTO notes (id, user_id, title, text)
     SELECT ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, users.id, 'N', ''
     FROM generate_series(1, $1::int) n JOIN users ON email = CASE WHEN n % 20 = 0 THEN $2 ELSE n || '@example.com' END`,
    [ROWS, USER],
  );
  await pool.query(
    `INSERT INTO auth_events (id, at, event, code, status, method, request_id, user_id, client_address)
     SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || '8000'
         || lpad(to_hex(n), 12, '0'))::uuid,
       at, 'authz_fail', CASE WHEN n % 3 = 0 THEN 'not_found' ELSE 'insufficient_role' END, 403, 'GET',
       gen_random_uuid(), CASE WHEN n % 5000 = 0 THEN $2::uuid END, '192.0.2.1'
     FROM (SELECT n, now() - make_interval(mins => n) AS at FROM generate_series(1, $1::int) n) times`,
    [ROWS, rareUser],
  );
  // Very many sessions of one user, half of them ended, and newer ones of others.
  await pool.query(
    `INSERT INTO sessions (id, user_id, auth_time, idle_expires_at, expires_at, ended_at, end_reason)
     SELECT ((CASE WHEN is_mine THEN '01000000' ELSE 'ff000000' END) || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
       users.id, now(), now() + interval '1 h', now() + interval '1 h',
       CASE WHEN n % 4 < 2 THEN now() END, CASE WHEN n % 4 < 2 THEN 'signed_out'::end_reason END
     FROM (SELECT n, n % 2 = 0 AS is_mine FROM generate_series(1, $1::int) n) numbers
     JOIN users ON email = CASE WHEN is_mine THEN $2 ELSE n || '@example.com' END`,
    [ROWS, USER],
  );
  await pool.query('ANALYZE users, notes, auth_events, sessions');
});

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

/** The rows that a request reads with its statement on a table. */
async function rowsReadBy(target: string, table: string, token: string): Promise<number> {
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

test('a page has at most a hundred rows', async () => {
  for (const path of ['/notes', '/admin/users', '/admin/auth-events']) {
    const more = await api.get(`${path}?limit=${LIMIT + 1}`, ...bearer(admin));
    expect(members(more)).toMatchObject({ code: 'validation_failed' });
  }
});

test.each([
  ['the first', () => ''],
  ['one in the middle', () => `&cursor=${middle}`],
])('a page of notes reads few rows beside its own: %s', async (_, query) => {
  const read = await rowsReadBy(`/notes?limit=${LIMIT}${query()}`, 'notes', api.user.accessToken);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test.each([
  ['the first', () => ''],
  ['one in the middle', () => `&cursor=${middle}`],
])('a page of users reads few rows beside its own: %s', async (_, query) => {
  const read = await rowsReadBy(`/admin/users?limit=${LIMIT}${query()}`, 'users requester', admin);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test('a list of sessions reads few rows beside its own', async () => {
  const read = await rowsReadBy('/auth/sessions', 'FROM sessions', api.user.accessToken);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test.each([
  ['the first', () => ''],
  ['of a user with few', () => `&userId=${rareUser}`],
  ['of a user with none', () => `&userId=${middle}`],
  ['of a code', () => '&code=not_found'],
  ['of a code with none', () => '&code=conflict'],
  ['of a request', () => `&requestId=${middle}`],
  ['until long ago', () => `&to=${ago(15_000)}`],
  ['until long ago, of a code', () => `&to=${ago(15_000)}&code=not_found`],
  ['of a period', () => `&from=${ago(15_010)}&to=${ago(15_000)}`],
  [
    'of a period, of a code with none',
    () => `&from=${ago(15_010)}&to=${ago(15_000)}&code=conflict`,
  ],
  ['of a future time', () => `&from=${ago(-100)}`],
])('a page of events reads few rows beside its own: %s', async (_, query) => {
  const read = await rowsReadBy(
    `/admin/auth-events?limit=${LIMIT}${query()}`,
    'auth_events',
    admin,
  );
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test('the chart of a day reads its refusals, and no renewals', async () => {
  const pool = api.pool;
  // Many times as many renewals as a day has refusals.
  await pool.query(
    `INSERT INTO auth_events (id, at, event, method, request_id, client_address)
     SELECT gen_random_uuid(), now() - make_interval(secs => n * 4), 'session_renewed', 'POST',
       gen_random_uuid(), '192.0.2.1'
     FROM generate_series(1, $1::int) n`,
    [ROWS],
  );
  await pool.query('ANALYZE auth_events');
  const read = await rowsReadBy('/admin/auth-events/summary?period=day', 'auth_events', admin);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

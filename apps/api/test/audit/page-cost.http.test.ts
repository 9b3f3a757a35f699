import { beforeAll, expect, test } from 'vitest';
import { ADMIN, testApi } from '../api.js';
import { idOf, LIMIT, middle, MOST_READ, ROWS, rowsReadBy } from '../support/page-cost.js';

const api = testApi();
const rareUser = idOf(1);

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

let admin: string;
beforeAll(async () => {
  const { pool } = api;
  ({ accessToken: admin } = await api.signIn(ADMIN));
  await pool.query(
    `INSERT INTO auth_events (id, at, event, code, status, method, request_id, user_id, client_address)
     SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || '8000'
         || lpad(to_hex(n), 12, '0'))::uuid,
       at, 'authz_fail', CASE WHEN n % 3 = 0 THEN 'not_found' ELSE 'insufficient_role' END, 403, 'GET',
       gen_random_uuid(), CASE WHEN n % 5000 = 0 THEN $2::uuid END, '192.0.2.1'
     FROM (SELECT n, now() - make_interval(mins => n) AS at FROM generate_series(1, $1::int) n) times`,
    [ROWS, rareUser],
  );
  await pool.query('ANALYZE auth_events');
});

test.each([
  ['the first', () => ''],
  ['of a user with few events', () => `&userId=${rareUser}`],
  ['of a user without events', () => `&userId=${middle}`],
  ['of a code', () => '&code=not_found'],
  ['of a code without events', () => '&code=conflict'],
  ['of a request', () => `&requestId=${middle}`],
  ['until long ago', () => `&to=${ago(15_000)}`],
  ['until long ago, of a code', () => `&to=${ago(15_000)}&code=not_found`],
  ['of a period', () => `&from=${ago(15_010)}&to=${ago(15_000)}`],
  [
    'of a period, of a code without events',
    () => `&from=${ago(15_010)}&to=${ago(15_000)}&code=conflict`,
  ],
  ['of a future time', () => `&from=${ago(-100)}`],
])('a page of events reads few rows besides its own: %s', async (_, query) => {
  const read = await rowsReadBy(
    api,
    `/admin/auth-events?limit=${LIMIT}${query()}`,
    'auth_events',
    admin,
  );
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test('the chart of a day reads its refusals, and no renewals', async () => {
  const { pool } = api;
  // Many times more renewals than a day has refusals.
  await pool.query(
    `INSERT INTO auth_events (id, at, event, method, request_id, client_address)
     SELECT gen_random_uuid(), now() - make_interval(secs => n * 4), 'session_renewed', 'POST',
       gen_random_uuid(), '192.0.2.1'
     FROM generate_series(1, $1::int) n`,
    [ROWS],
  );
  await pool.query('ANALYZE auth_events');
  const read = await rowsReadBy(api, '/admin/auth-events/summary?period=day', 'auth_events', admin);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

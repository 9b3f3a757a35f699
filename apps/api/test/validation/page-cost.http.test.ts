import { beforeAll, expect, test } from 'vitest';
import { ADMIN, bearer, members, testApi, USER } from '../api.js';
import { addUsers, LIMIT, middle, MOST_READ, ROWS, rowsReadBy } from '../support/page-cost.js';

const api = testApi();

let admin: string;
beforeAll(async () => {
  const { pool } = api;
  ({ accessToken: admin } = await api.signIn(ADMIN));
  await addUsers(pool);
  // Very many sessions of one user, half of which have ended, and newer sessions of other users.
  await pool.query(
    `INSERT INTO sessions (id, user_id, auth_time, idle_expires_at, expires_at, ended_at, end_reason)
     SELECT ((CASE WHEN is_mine THEN '01000000' ELSE 'ff000000' END) || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
       users.id, now(), now() + interval '1 h', now() + interval '1 h',
       CASE WHEN n % 4 < 2 THEN now() END, CASE WHEN n % 4 < 2 THEN 'signed_out'::end_reason END
     FROM (SELECT n, n % 2 = 0 AS is_mine FROM generate_series(1, $1::int) n) numbers
     JOIN users ON email = CASE WHEN is_mine THEN $2 ELSE n || '@example.com' END`,
    [ROWS, USER],
  );
  await pool.query('ANALYZE users, sessions');
});

test('a page has at most a hundred rows', async () => {
  const more = await api.get(`/admin/users?limit=${LIMIT + 1}`, ...bearer(admin));
  expect(members(more)).toMatchObject({ code: 'validation_failed' });
});

test.each([
  ['the first', () => ''],
  ['one in the middle', () => `&cursor=${middle}`],
])('a page of users reads few rows beside its own: %s', async (_, query) => {
  const read = await rowsReadBy(
    api,
    `/admin/users?limit=${LIMIT}${query()}`,
    'users requester',
    admin,
  );
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

test('a list of sessions reads few rows beside its own', async () => {
  const read = await rowsReadBy(api, '/auth/sessions', 'FROM sessions', api.user.accessToken);
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

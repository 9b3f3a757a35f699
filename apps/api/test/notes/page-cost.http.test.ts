import { beforeAll, expect, test } from 'vitest';
import { testApi, USER } from '../api.js';
import { addUsers, LIMIT, middle, MOST_READ, ROWS, rowsReadBy } from '../support/page-cost.js';

const api = testApi();

beforeAll(async () => {
  const { pool } = api;
  await addUsers(pool);
  await pool.query(
    `INSERT INTO notes (id, user_id, title, text)
     SELECT ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, users.id, 'N', ''
     FROM generate_series(1, $1::int) n JOIN users ON email = CASE WHEN n % 20 = 0 THEN $2 ELSE n || '@example.com' END`,
    [ROWS, USER],
  );
  await pool.query('ANALYZE notes');
});

test.each([
  ['the first', () => ''],
  ['one in the middle', () => `&cursor=${middle}`],
])('a page of notes reads few rows beside its own: %s', async (_, query) => {
  const read = await rowsReadBy(
    api,
    `/notes?limit=${LIMIT}${query()}`,
    'notes',
    api.user.accessToken,
  );
  expect(read).toBeLessThanOrEqual(MOST_READ);
});

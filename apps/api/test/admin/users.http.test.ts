import { beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '@repo/db';
import { z } from 'zod';
import { type ApiResponse, bearer, field, members, refusal, testApi } from '../api.js';
import { insertUser } from '../support/database.js';

const api = testApi();
let admin: string;
beforeAll(async () => {
  for (let count = 0; count < 5; count += 1) await insertUser(api.pool);
  admin = (await api.signIn('admin@example.com')).accessToken;
});

const list = (query = '', token = admin) => api.get(`/admin/users${query}`, ...bearer(token));
const page = z.strictObject({
  users: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
});
const pageOf = (response: ApiResponse) => page.parse(members(response));

test('an administrator sees all users, newest first, and nothing secret', async () => {
  const { users, nextCursor } = pageOf(await list());
  expect(users).toHaveLength(7);
  expect(users.map(({ id }) => id)).toEqual(
    users
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  );
  expect(nextCursor).toBeNull();
  for (const user of users) {
    expect(Object.keys(user).toSorted()).toEqual([
      'createdAt',
      'disabledAt',
      'email',
      'id',
      'name',
      'role',
    ]);
  }
});

test('the pages together are the whole list', async () => {
  const first = pageOf(await list('?limit=3'));
  const second = pageOf(await list(`?limit=3&cursor=${first.nextCursor}`));
  const third = pageOf(await list(`?limit=3&cursor=${second.nextCursor}`));
  const seen = [first, second, third].flatMap(({ users }) => users.map(({ id }) => id));
  expect(third.nextCursor).toBeNull();
  expect(seen).toEqual(pageOf(await list()).users.map(({ id }) => id));
});

test('the last page has no next cursor', async () => {
  expect(pageOf(await list('?limit=7')).nextCursor).toBeNull();
});

test('a disabled or deleted administrator lists no users, though their token lives', async () => {
  const email = 'former@example.com';
  const { id } = await insertUser(api.pool, { email, role: 'admin', password: DEMO_PASSWORD });
  const { accessToken } = await api.signIn(email);
  expect((await list('', accessToken)).status).toBe(200);
  await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
  expect(refusal(await list('', accessToken))).toEqual([401, 'session_revoked', 'disabled']);
  await api.pool.query('DELETE FROM users WHERE id = $1', [id]);
  expect(refusal(await list('', accessToken))).toEqual([401, 'session_revoked', 'disabled']);
});

test('a page after the last user is empty', async () => {
  const { users } = pageOf(await list());
  expect(pageOf(await list(`?cursor=${users.at(-1)?.id}`))).toEqual({
    users: [],
    nextCursor: null,
  });
});

test('a user without the role lists no users (RFC 9110 §15.5.4)', async () => {
  const { accessToken } = await api.signIn();
  const response = await list('', accessToken);
  expect(refusal(response)).toEqual([403, 'insufficient_role']);
  expect(members(response)).toMatchObject({ requiredRole: 'admin' });
  expect(field(response, 'www-authenticate')).toEqual([]);
});

test.each(['?limit=0', '?limit=101', '?limit=x', '?cursor=x', '?limit=1&limit=2', '?other=1'])(
  '%s is not valid',
  async (query) => expect(refusal(await list(query))).toEqual([422, 'validation_failed']),
);

import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD, hashPassword } from '@repo/db';
import { z } from 'zod';
import { refusal, send, signIn } from '../support/client.js';
import { insertUser, testDatabase } from '../support/database.js';
import { startInProcess, type InProcessApi } from '../support/in-process.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let api: InProcessApi;
let admin: string;

beforeAll(async () => {
  database = await testDatabase();
  for (let count = 0; count < 5; count += 1) await insertUser(database.pool);
  api = await startInProcess({ DATABASE_URL: database.url });
  admin = (await signIn(api.url, 'admin@example.com')).accessToken;
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const list = (query = '', bearer = admin) =>
  send(api.url, 'GET', `/admin/users${query}`, { bearer });
const page = z.strictObject({
  users: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
});
const pageOf = ({ body }: Awaited<ReturnType<typeof list>>) => page.parse(body);

test('an administrator sees all users, the newest first, and nothing secret', async () => {
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

test('page by page it is the same list', async () => {
  const first = pageOf(await list('?limit=3'));
  const second = pageOf(await list(`?limit=3&cursor=${first.nextCursor}`));
  const third = pageOf(await list(`?limit=3&cursor=${second.nextCursor}`));
  const seen = [first, second, third].flatMap(({ users }) => users.map(({ id }) => id));
  expect(third.nextCursor).toBeNull();
  expect(seen).toEqual(pageOf(await list()).users.map(({ id }) => id));
});

test('a page that ends with the list says so', async () => {
  expect(pageOf(await list('?limit=7')).nextCursor).toBeNull();
});

test('an administrator who was disabled or deleted lists nobody, while their token lives', async () => {
  const email = 'former@example.com';
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const { id } = await insertUser(database.pool, { email, role: 'admin', passwordHash });
  const { accessToken } = await signIn(api.url, email);
  expect((await list('', accessToken)).status).toBe(200);
  await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
  expect(refusal(await list('', accessToken))).toEqual([401, 'session_revoked', 'disabled']);
  await database.pool.query('DELETE FROM users WHERE id = $1', [id]);
  expect(refusal(await list('', accessToken))).toEqual([401, 'session_revoked', 'disabled']);
});

test('a page behind the last user is empty', async () => {
  const { users } = pageOf(await list());
  expect(pageOf(await list(`?cursor=${users.at(-1)?.id}`))).toEqual({
    users: [],
    nextCursor: null,
  });
});

test('nobody else does (RFC 9110 §15.5.4)', async () => {
  const { accessToken } = await signIn(api.url);
  const answer = await list('', accessToken);
  expect(refusal(answer)).toEqual([403, 'insufficient_role']);
  expect(answer.body).toMatchObject({ requiredRole: 'admin' });
  expect(answer.headers.get('www-authenticate')).toBeNull();
});

test.each(['?limit=0', '?limit=101', '?limit=x', '?cursor=x', '?limit=1&limit=2', '?other=1'])(
  '%s is not valid',
  async (query) => expect(refusal(await list(query))).toEqual([422, 'validation_failed']),
);

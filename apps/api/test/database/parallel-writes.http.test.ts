import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { ApiKeys } from '../../src/api-keys/api-keys.js';
import { userTurns } from '../../src/database/user-turns.js';
import { Notes } from '../../src/notes/notes.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { ADMIN, type ApiResponse, bearer, startTestApi, type TestApi } from '../api.js';
import { requestKey } from '../support/api-keys.js';
import { insertUser, testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';

// The test has its own connections, because the requests compete for those of the API.
const database = testDatabase();
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ DATABASE_URL: database.url });
  // So much patience that no request gives up waiting, however slow this machine is.
  Reflect.set(userTurns, 'patience', 60_000);
});
afterAll(() => api.close());

let writer: { readonly id: string; readonly email: string };
let token: string;
let other: string;
let admin: string;

beforeEach(async () => {
  writer = await insertUser(database.pool, { password: DEMO_PASSWORD });
  token = (await api.signIn(writer.email)).accessToken;
  other = (await api.signIn()).accessToken;
  admin = (await api.signIn(ADMIN)).accessToken;
});

/** Each locks the row of its user. */
const writes: readonly (() => Promise<ApiResponse>)[] = [
  () => api.post('/notes', { title: 'Shopping' }, ...bearer(token)),
  () => api.json('PATCH', '/user/profile', { name: 'Nell' }, ...bearer(token)),
  () => requestKey(api, token),
  () => api.send('/auth/sessions', { method: 'DELETE', headers: bearer(token) }),
];

/** Sends forty writes of one user while another connection holds the user's row until `work` is done. */
async function whileFortyWait(work: () => Promise<void>): Promise<ApiResponse[]> {
  const parts = [
    vi.spyOn(api.app.get(Notes), 'create'),
    vi.spyOn(api.app.get(Accounts), 'change'),
    vi.spyOn(api.app.get(ApiKeys), 'create'),
    vi.spyOn(api.app.get(Sessions), 'endAllOf'),
  ];
  const arrived = () => parts.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [writer.id]);
    const responses = Array.from({ length: 10 }, () => writes.map((send) => send())).flat();
    await expect.poll(arrived).toBe(40);
    await expect.poll(() => lockWaits(database.pool)).toBeGreaterThan(0);
    await work();
    await holder.query('COMMIT');
    return await Promise.all(responses);
  } finally {
    holder.release(true);
    for (const part of parts) part.mockRestore();
  }
}

test('forty writes of one user wait with one connection: other users get the rest, and all forty succeed', async () => {
  const responses = await whileFortyWait(async () => {
    expect((await api.profile(other)).status).toBe(200);
    expect((await api.post('/notes', { title: 'mine' }, ...bearer(other))).status).toBe(201);
    expect(await lockWaits(database.pool)).toBe(1);
  });
  expect(responses.map(({ status }) => status)).toEqual(
    responses.map((_, index) => [201, 200, 201, 204][index % writes.length]),
  );
});

test('an administrator who disables the user, and the user’s own sign-in, do not wait for the forty', async () => {
  const overtaking: Promise<ApiResponse>[] = [];
  await whileFortyWait(async () => {
    const { email } = writer;
    overtaking.push(api.post('/auth/login', { email, password: DEMO_PASSWORD }));
    await expect.poll(() => lockWaits(database.pool)).toBe(2);
    const path = `/admin/users/${writer.id}`;
    overtaking.push(api.json('PATCH', path, { disabled: true }, ...bearer(admin)));
    await expect.poll(() => lockWaits(database.pool)).toBe(3);
  });
  const statuses = (await Promise.all(overtaking)).map(({ status }) => status);
  expect(statuses).toEqual([200, 200]);
  const { rows } = await database.pool.query('SELECT FROM api_keys WHERE user_id = $1', [
    writer.id,
  ]);
  expect(rows).toEqual([]);
});

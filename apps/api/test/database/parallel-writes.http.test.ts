import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { userTurns } from '../../src/database/user-turns.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { ADMIN, type ApiResponse, bearer, startTestApi, type TestApi } from '../api.js';
import { insertUser, testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { partsOf } from '../support/parts.js';
import type { WritePart } from './write-part.js';

const parts = await partsOf<WritePart>('write.part.ts');
// The test has its own connections, because the requests compete for those of the API.
const database = testDatabase();
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ DATABASE_URL: database.url });
  // No request may give up waiting for its turn, however slow this machine is.
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

/** Requests that each lock the row of the user who sends them. */
const writes: readonly (() => Promise<ApiResponse>)[] = [
  () => api.json('PATCH', '/user/profile', { name: 'Nell' }, ...bearer(token)),
  () => api.send('/auth/sessions', { method: 'DELETE', headers: bearer(token) }),
  ...parts.map(
    ({ send }) =>
      () =>
        send(api, token),
  ),
];

/** Locks the user's row in another connection, sends each write ten times, and unlocks the row after `work`. */
async function whileManyWait(work: () => Promise<void>): Promise<ApiResponse[]> {
  const spies = [
    vi.spyOn(api.app.get(Accounts), 'change'),
    vi.spyOn(api.app.get(Sessions), 'endAllOf'),
    ...parts.map(({ spy }) => spy(api)),
  ];
  const arrived = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [writer.id]);
    const responses = Array.from({ length: 10 }, () => writes.map((send) => send())).flat();
    await expect.poll(arrived).toBe(10 * writes.length);
    await expect.poll(() => lockWaits(database.pool)).toBeGreaterThan(0);
    await work();
    await holder.query('COMMIT');
    return await Promise.all(responses);
  } finally {
    holder.release(true);
    for (const spy of spies) spy.mockRestore();
  }
}

test('many waiting writes of one user hold only one connection: other users get the rest, and all writes succeed', async () => {
  const responses = await whileManyWait(async () => {
    expect((await api.profile(other)).status).toBe(200);
    const rename = await api.json('PATCH', '/user/profile', { name: 'Ola' }, ...bearer(other));
    expect(rename.status).toBe(200);
    expect(await lockWaits(database.pool)).toBe(1);
  });
  expect(responses.map(({ status }) => status)).toEqual(
    responses.map((_, index) => [200, 204, ...parts.map(() => 201)][index % writes.length]),
  );
});

// One at a time: PostgreSQL does not promise which of two waiting transactions gets the row first.
test.each<[string, () => Promise<ApiResponse>]>([
  [
    'an administrator who disables the user',
    () => api.json('PATCH', `/admin/users/${writer.id}`, { disabled: true }, ...bearer(admin)),
  ],
  [
    'the user’s own sign-in',
    () => api.post('/auth/login', { email: writer.email, password: DEMO_PASSWORD }),
  ],
])('%s does not wait for a turn behind the user’s writes', async (_, send) => {
  const overtaking: Promise<ApiResponse>[] = [];
  await whileManyWait(async () => {
    overtaking.push(send());
    await expect.poll(() => lockWaits(database.pool)).toBe(2);
  });
  expect((await Promise.all(overtaking)).map(({ status }) => status)).toEqual([200]);
});

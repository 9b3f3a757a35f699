import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openSession } from '../../../src/sessions/open.js';
import {
  type ApiResponse,
  type ApiProcess,
  bearer,
  claimsOf,
  refusal,
  startApiProcess,
  startTestApi,
  tokensOf,
} from '../../api.js';
import { insertUser, testDatabase } from '../../support/database.js';
import { proxyWithoutNotices } from '../../support/proxy-without-notices.js';
import { sessionIn } from '../../support/rows.js';
import { newKey } from '../../support/keys.js';
import { accessParts, mint } from '../../support/mint.js';

const key = newKey();

const env = { API_ORIGIN: 'http://localhost:3001', JWT_PRIVATE_KEYS: JSON.stringify([key]) };

const lifetimes = { refreshIdleTtl: 600, sessionTtl: 6000 };

const database = testDatabase();
let pooler: Awaited<ReturnType<typeof proxyWithoutNotices>>;
let apis: readonly [ApiProcess, ApiProcess];

/** A process that gets no notices, as behind a pooler in transaction mode. */
let withoutNotices: ApiProcess;

const start = (url: string) => startApiProcess({ ...env, DATABASE_URL: url });

beforeAll(async () => {
  pooler = await proxyWithoutNotices(database.url);
  const [one, two, three] = await Promise.all([
    start(database.url),
    start(database.url),
    start(pooler.url),
  ]);
  apis = [one, two];
  withoutNotices = three;
});

afterAll(async () => {
  await Promise.all([...apis, withoutNotices].map((api) => api.close()));
  pooler.close();
});

/** Opens sessions of a new user, and returns an access token of each. */
async function tokensOfUser(count: number): Promise<string[]> {
  const user = await insertUser(database.pool);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const opened = await openSession(database.pool, user, lifetimes, undefined);
      const claims = { sub: user.id, sid: opened?.session.sessionId, jti: uuidv7() };
      return mint(accessParts(Date.now() / 1000, {}, claims), key);
    }),
  );
}

/** Waits until a process refuses the token of a session that has just ended. */
const expectRefused = (api: ApiProcess, token: string) =>
  expect.poll(async () => (await api.profile(token)).status, { interval: 5 }).toBe(401);

test('a sign-out in one process is refused by another, with its reason', async () => {
  const { accessToken } = await apis[0].signIn();
  expect((await apis[1].profile(accessToken)).status).toBe(200);
  expect((await apis[0].signOut(accessToken)).status).toBe(204);
  const revoked = [401, 'session_revoked', 'signed_out'];
  expect(refusal(await apis[0].profile(accessToken))).toEqual(revoked);
  await expect.poll(async () => refusal(await apis[1].profile(accessToken))).toEqual(revoked);
});

test('a process that starts knows earlier sign-outs without a query', async () => {
  const { accessToken } = await apis[0].signIn();
  await apis[0].signOut(accessToken);
  const late = await startTestApi({ ...env, DATABASE_URL: database.url });
  onTestFinished(() => late.close());
  // Until its feed is live, it would ask the database, which knows the sign-out.
  await expect.poll(() => late.isLive()).toBe(true);
  expect(refusal(await late.profile(accessToken))).toEqual([401, 'session_revoked', 'signed_out']);
});

test('all of two hundred sessions that end in one process are refused by another', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [own = '', ...others] = await tokensOfUser(11);
    for (const token of others) {
      const id = sessionIn(token);
      const ended = await apis[0].send(`/auth/sessions/${id}`, {
        method: 'DELETE',
        headers: bearer(own),
      });
      expect(ended.status).toBe(204);
      await expectRefused(apis[1], token);
    }
  }
});

test('a cut connection loses no ended session', async () => {
  const [own = '', ...others] = await tokensOfUser(4);
  for (const token of others) {
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
    );
    const id = sessionIn(token);
    await apis[0].send(`/auth/sessions/${id}`, { method: 'DELETE', headers: bearer(own) });
    await expectRefused(apis[1], token);
  }
});

test('a process without notices refuses an ended session at once', async () => {
  const [own = '', other = ''] = await tokensOfUser(2);
  expect((await withoutNotices.profile(other)).status).toBe(200);
  await apis[0].send(`/auth/sessions/${sessionIn(other)}`, {
    method: 'DELETE',
    headers: bearer(own),
  });
  expect(refusal(await withoutNotices.profile(other))).toEqual([
    401,
    'session_revoked',
    'ended_elsewhere',
  ]);
});

test('a role that changes in the same second as a refresh takes effect in every process', async () => {
  const { accessToken: admin } = await apis[0].signIn('admin@example.com');
  const { refreshToken: first } = await apis[1].signIn();
  let refreshToken = first;
  for (const role of ['admin', 'user', 'admin', 'user']) {
    const path = `/admin/users/${String((await userRow()).id)}`;
    const [refreshed, changed] = await Promise.all([
      apis[1].refresh(refreshToken),
      apis[0].json('PATCH', path, { role }, ...bearer(admin)),
    ]);
    expect(changed.status).toBe(200);
    const tokens = tokensOf(refreshed);
    // Whichever came first: a second later no process accepts the previous role.
    for (const api of [...apis, withoutNotices]) {
      await expect
        .poll(async () => outcomeOf(await api.profile(tokens.accessToken)))
        .toEqual([role === roleIn(tokens.accessToken) ? 200 : 401]);
    }
    const next = tokensOf(await apis[1].refresh(tokens.refreshToken));
    expect(roleIn(next.accessToken)).toBe(role);
    for (const api of [...apis, withoutNotices]) {
      expect((await api.profile(next.accessToken)).status).toBe(200);
    }
    ({ refreshToken } = next);
  }
});

const userRow = async () =>
  (await database.pool.query(`SELECT id FROM users WHERE email = 'user@example.com'`)).rows[0];
const outcomeOf = (response: ApiResponse) => {
  const [status, code] = refusal(response);
  return code === undefined || code === 'token_stale' ? [status] : [status, code];
};
const roleIn = (token: string): unknown => claimsOf(token)['role'];

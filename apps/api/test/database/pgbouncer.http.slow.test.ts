import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiProcess, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { type PgBouncer, pgBouncer } from '@repo/testing';

const database = testDatabase();
let pooler: PgBouncer;

beforeAll(async () => {
  pooler = await pgBouncer(database.url);
});
afterAll(() => pooler.close());

describe.each([
  ['with DIRECT_DATABASE_URL', () => database.url, 'revocations: live'],
  ['without DIRECT_DATABASE_URL', () => '', 'revocations: not live'],
])('behind PgBouncer in transaction mode, %s', (_, direct, feed) => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApiProcess({ DATABASE_URL: pooler.url, DIRECT_DATABASE_URL: direct() });
  });
  afterAll(() => api.close());

  test('60 profiles, 20 refreshes and 20 sign-ins at once all succeed', async () => {
    const sessions = [];
    while (sessions.length < 20) sessions.push(await api.signIn());
    const { accessToken } = await api.signIn();
    const [profiles, refreshes] = await Promise.all([
      Promise.all(Array.from({ length: 60 }, () => api.profile(accessToken))),
      Promise.all(sessions.map(({ refreshToken }) => api.refresh(refreshToken))),
      // A sign-in without tokens would throw.
      Promise.all(Array.from({ length: 20 }, () => api.signIn())),
    ]);
    const responses = [...profiles, ...refreshes];
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
  });

  test('a signed-out session is refused, and the log says how the process learns of it', async () => {
    const { accessToken } = await api.signIn();
    expect((await api.signOut(accessToken)).status).toBe(204);
    expect((await api.profile(accessToken)).status).toBe(401);
    await expect.poll(() => api.logs()).toContain(feed);
  });
});

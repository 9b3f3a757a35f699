import { DEMO_PASSWORD } from '@repo/db';
import { startApi, type TestServer } from '@repo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profile, refresh, send, signIn } from '../support/client.js';
import { testDatabase } from '../support/database.js';
import { type PgBouncer, pgBouncer } from './pgbouncer.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let pooler: PgBouncer;

beforeAll(async () => {
  database = await testDatabase();
  pooler = await pgBouncer(database.url);
});
afterAll(async () => {
  await pooler.close();
  await database.drop();
});

const credentials = { email: 'user@example.com', password: DEMO_PASSWORD };

describe.each([
  ['with DIRECT_DATABASE_URL', () => database.url, 'told by the database'],
  ['without it', () => '', 'not told, asking the database'],
])('behind PgBouncer in transaction mode, %s', (_, direct, feed) => {
  let api: TestServer;
  beforeAll(async () => {
    const env = { DATABASE_URL: pooler.url, DIRECT_DATABASE_URL: direct() };
    api = await startApi({ env });
  });
  afterAll(() => api.stop());

  test('60 profiles, 20 refreshes and 20 sign-ins at once are all right', async () => {
    const sessions = [];
    while (sessions.length < 20) sessions.push(await signIn(api.url));
    const [{ accessToken } = await signIn(api.url)] = sessions;
    const answers = await Promise.all([
      ...Array.from({ length: 60 }, () => profile(api.url, accessToken)),
      ...sessions.map(({ refreshToken }) => refresh(api.url, refreshToken)),
      ...Array.from({ length: 20 }, () =>
        send(api.url, 'POST', '/auth/login', { body: credentials }),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  test('a session that is signed out is over, and the log says how that is known', async () => {
    const { accessToken } = await signIn(api.url);
    expect((await send(api.url, 'POST', '/auth/logout', { bearer: accessToken })).status).toBe(204);
    expect((await profile(api.url, accessToken)).status).toBe(401);
    await expect.poll(() => api.logs(), { timeout: 30_000 }).toContain(feed);
  });
});

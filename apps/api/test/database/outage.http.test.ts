import { DEMO_PASSWORD } from '@repo/db';
import { startApi, tcpProxy, type TcpProxy, type TestServer } from '@repo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profile, refresh, refusal, send, signIn, tokensOf } from '../support/client.js';
import { testDatabase } from '../support/database.js';
import { sessionIn, stateOf } from '../support/rows.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let line: TcpProxy;
let api: TestServer;

beforeAll(async () => {
  database = await testDatabase();
  line = await tcpProxy(database.url);
  api = await startApi({ env: { DATABASE_URL: line.url } });
});
afterAll(async () => {
  await api.stop();
  await line.close();
  await database.drop();
});

const UNAVAILABLE = [503, 'service_unavailable'];

describe.each([
  ['gone', () => line.cut()],
  ['silent', async () => line.stall()],
])('while the database is %s', (_, fail) => {
  test(
    'nothing is answered with 401, and all works again when it is back',
    { timeout: 40_000 },
    async () => {
      const { accessToken, refreshToken } = await signIn(api.url);
      // Its sign-out may still be done when the line is back: it was asked for.
      const leaving = await signIn(api.url);
      const newKey = { bearer: accessToken, body: { name: 'CI', scopes: ['notes:read'] } };
      const { key } = (await send(api.url, 'POST', '/api-keys', newKey)).body ?? {};
      await fail();
      const answers = await Promise.all([
        profile(api.url, accessToken),
        refresh(api.url, refreshToken),
        send(api.url, 'POST', '/auth/logout', { bearer: leaving.accessToken }),
        send(api.url, 'POST', '/auth/login', {
          body: { email: 'user@example.com', password: DEMO_PASSWORD },
        }),
        send(api.url, 'GET', '/notes', { apiKey: String(key) }),
        send(api.url, 'GET', '/notes', { bearer: accessToken }),
        send(api.url, 'POST', '/api-keys', newKey),
        send(api.url, 'POST', '/auth/register', {
          body: { email: 'new@example.com', password: 'seven quiet herons', name: 'Nora' },
        }),
        send(api.url, 'POST', '/auth/forgot-password', { body: { email: 'user@example.com' } }),
        send(api.url, 'POST', '/auth/verify-email', { body: { token: 'any' } }),
        send(api.url, 'POST', '/auth/reset-password', {
          body: { token: 'any', password: 'seven quiet herons' },
        }),
        send(api.url, 'GET', '/user/profile', { basic: `user@example.com:${DEMO_PASSWORD}` }),
      ]);
      expect(answers.map(refusal)).toEqual(answers.map(() => UNAVAILABLE));
      for (const { headers } of answers) expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      expect((await send(api.url, 'GET', '/health/live')).status).toBe(200);

      await line.restore();
      await expect
        .poll(async () => (await profile(api.url, accessToken)).status, { timeout: 10_000 })
        .toBe(200);
      expect(
        (await profile(api.url, tokensOf(await refresh(api.url, refreshToken)).accessToken)).status,
      ).toBe(200);
      expect(await stateOf(database.pool, sessionIn(refreshToken))).toMatchObject({ reason: null });
    },
  );
});

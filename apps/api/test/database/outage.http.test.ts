import { DEMO_PASSWORD } from '@repo/db';
import { tcpProxy, type TcpProxy } from '@repo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiProcess, field, refusal, startApiProcess, tokensOf } from '../api.js';
import { testDatabase } from '../support/database.js';
import { partsOf } from '../support/parts.js';
import { sessionIn, stateOf } from '../support/rows.js';
import type { OutagePart } from './outage-part.js';

const parts = await partsOf<OutagePart>('outage.part.ts');
const database = testDatabase();
let proxy: TcpProxy;
let api: ApiProcess;

beforeAll(async () => {
  proxy = await tcpProxy(database.url);
  api = await startApiProcess({ DATABASE_URL: proxy.url });
});
afterAll(async () => {
  await api.close();
  await proxy.close();
});

const UNAVAILABLE = [503, 'service_unavailable'];

describe.each([
  ['gone', () => proxy.cut()],
  ['silent', async () => proxy.stall()],
])('while the database is %s', (_, fail) => {
  test('no request gets a 401, and everything works again when it is back (ASVS 16.5.2)', async () => {
    const { accessToken, refreshToken } = await api.signIn();
    // The sign-out gets a session of its own, because it may still take effect when the connection is back.
    const signingOut = await api.signIn();
    const asks = await Promise.all(parts.map((prepare) => prepare(api, accessToken)));
    await fail();
    const responses = await Promise.all([
      api.profile(accessToken),
      api.refresh(refreshToken),
      api.signOut(signingOut.accessToken),
      api.post('/auth/login', { email: 'user@example.com', password: DEMO_PASSWORD }),
      ...asks.flatMap((ask) => ask()),
      api.post('/auth/register', { email: 'new@example.com' }),
      api.post('/auth/forgot-password', { email: 'user@example.com' }),
      api.post('/auth/verify-email', {
        token: 'any',
        name: 'Nora',
        password: 'seven quiet herons',
      }),
      api.post('/auth/reset-password', { token: 'any', password: 'seven quiet herons' }),
    ]);
    expect(responses.map(refusal)).toEqual(responses.map(() => UNAVAILABLE));
    for (const response of responses) {
      expect(field(response, 'retry-after')).toEqual([expect.stringMatching(/^[1-9]\d*$/)]);
    }
    expect((await api.get('/health/live')).status).toBe(200);

    await proxy.restore();
    await expect.poll(async () => (await api.profile(accessToken)).status).toBe(200);
    expect((await api.profile(tokensOf(await api.refresh(refreshToken)).accessToken)).status).toBe(
      200,
    );
    expect(await stateOf(database.pool, sessionIn(refreshToken))).toMatchObject({ reason: null });
  });
});

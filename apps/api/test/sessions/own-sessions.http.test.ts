import { DEMO_PASSWORD } from '@repo/db';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bearer, members, refusal, testApi, tokensOf } from '../api.js';
import { insertUser } from '../support/database.js';
import { age, sessionIn, stateOf } from '../support/rows.js';

const api = testApi();
let email: string;

beforeEach(async () => {
  ({ email } = await insertUser(api.pool, { password: DEMO_PASSWORD }));
});

const session = z.strictObject({
  id: z.uuid(),
  current: z.boolean(),
  userAgent: z.string().nullable(),
  clientAddress: z.string().nullable(),
  signedInAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
const list = async (token: string) => {
  const response = await api.get('/auth/sessions', ...bearer(token));
  return z.strictObject({ sessions: z.array(session) }).parse(members(response)).sessions;
};
const end = (token: string, id = '') =>
  api.send(`/auth/sessions${id && `/${id}`}`, { method: 'DELETE', headers: bearer(token) });
const open = () => api.signIn(email);

/** Signs in with further header fields. */
async function signInWith(...headers: string[]): Promise<string> {
  const response = await api.send('/auth/login', {
    method: 'POST',
    headers: ['content-type', 'application/json', ...headers],
    // As bytes: with text, Node would also send the header fields as UTF-8.
    body: Buffer.from(JSON.stringify({ email, password: DEMO_PASSWORD })),
  });
  return tokensOf(response).accessToken;
}

describe('a user’s sessions', () => {
  test('are listed newest first, and the current one is marked', async () => {
    const [first, second] = [await open(), await open()];
    await api.signIn();
    const ids = [second, first].map(({ accessToken }) => sessionIn(accessToken));
    expect((await list(first.accessToken)).map(({ id, current }) => [id, current])).toEqual([
      [ids[0], false],
      [ids[1], true],
    ]);
  });

  test('are not listed when they have ended', async () => {
    const [own, ended, expired] = [await open(), await open(), await open()];
    await end(own.accessToken, sessionIn(ended.accessToken));
    await age(api.pool, sessionIn(expired.accessToken), 604_800);
    expect(await list(own.accessToken)).toHaveLength(1);
  });

  test('show their client, its address and the last use', async () => {
    const token = await signInWith('user-agent', 'Firefox', 'x-forwarded-for', '203.0.113.7');
    const [before] = await list(token);
    expect(before).toMatchObject({ userAgent: 'Firefox', clientAddress: '203.0.113.7' });
    expect(before?.lastUsedAt).toBe(before?.signedInAt);
    const { accessToken, refreshToken } = await open();
    await api.refresh(refreshToken);
    const [used] = await list(accessToken);
    expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(used?.signedInAt ?? ''));
  });

  test('show a User-Agent without control characters, cut at 256 characters', async () => {
    const long = await signInWith('user-agent', `\t\u0085${'x'.repeat(300)}`);
    expect((await list(long))[0]?.userAgent).toBe('x'.repeat(256));
    const none = await signInWith('user-agent', '\u0085');
    expect((await list(none))[0]?.userAgent).toBeNull();
  });

  test('expire at their idle or their absolute expiry, whichever is earlier', async () => {
    const { accessToken } = await open();
    await api.pool.query(`UPDATE sessions SET expires_at = now() + '1 h' WHERE id = $1`, [
      sessionIn(accessToken),
    ]);
    const [only] = await list(accessToken);
    expect(Date.parse(only?.expiresAt ?? '') - Date.now()).toBeLessThan(3_601_000);
  });

  test('are shown only with an access token', async () => {
    const response = await api.get('/auth/sessions');
    expect(refusal(response)).toEqual([401, 'authentication_required']);
  });
});

describe('one session', () => {
  test('can be ended from elsewhere: neither of its tokens works any more (ASVS 7.5.2, 10.4.9)', async () => {
    const [own, other] = [await open(), await open()];
    const response = await end(own.accessToken, sessionIn(other.accessToken));
    expect([response.status, response.body]).toEqual([204, '']);
    const revoked = [401, 'session_revoked', 'ended_elsewhere'];
    expect(refusal(await api.profile(other.accessToken))).toEqual(revoked);
    expect(refusal(await api.refresh(other.refreshToken))).toEqual(revoked);
    expect((await api.profile(own.accessToken)).status).toBe(200);
  });

  test('can be the current one, which is a sign-out', async () => {
    const { accessToken } = await open();
    expect((await end(accessToken, sessionIn(accessToken))).status).toBe(204);
    expect(refusal(await api.profile(accessToken))).toEqual([401, 'session_revoked', 'signed_out']);
  });

  test('can be ended only if it is active and the user’s own; any other is not found (RFC 9110 §15.5.5)', async () => {
    const [own, ended, expired] = [await open(), await open(), await open()];
    const foreign = sessionIn((await api.signIn()).accessToken);
    await end(own.accessToken, sessionIn(ended.accessToken));
    await age(api.pool, sessionIn(expired.accessToken), 604_800);
    const inactive = [ended, expired].map(({ accessToken }) => sessionIn(accessToken));
    for (const id of [foreign, uuidv7(), 'x', ...inactive]) {
      expect(refusal(await end(own.accessToken, id)), id).toEqual([404, 'not_found']);
    }
    expect(await stateOf(api.pool, foreign)).toMatchObject({ reason: null });
  });
});

test('all other sessions of the user end at once, and no one else’s', async () => {
  const [own, one, two] = [await open(), await open(), await open()];
  const foreign = await api.signIn();
  const response = await end(own.accessToken);
  expect([response.status, response.body]).toEqual([204, '']);
  for (const { accessToken } of [one, two]) {
    expect(refusal(await api.profile(accessToken))).toEqual([
      401,
      'session_revoked',
      'ended_elsewhere',
    ]);
  }
  expect(await list(own.accessToken)).toHaveLength(1);
  expect((await api.profile(foreign.accessToken)).status).toBe(200);
});

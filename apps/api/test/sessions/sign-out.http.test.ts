import { afterAll, beforeAll, expect, test } from 'vitest';
import { profile, refresh, refusal, send, signIn, tokensOf } from '../support/client.js';
import { testDatabase } from '../support/database.js';
import { startInProcess, type InProcessApi } from '../support/in-process.js';
import { sessionIn, stateOf } from '../support/rows.js';
import { newKey } from '../tokens/keys.js';
import { accessParts, mint, refreshParts } from '../tokens/mint.js';

const key = newKey();

let database: Awaited<ReturnType<typeof testDatabase>>;
let api: InProcessApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await startInProcess({
    DATABASE_URL: database.url,
    JWT_PRIVATE_KEYS: JSON.stringify([key]),
  });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const logout = (sent: Parameters<typeof send>[3]) => send(api.url, 'POST', '/auth/logout', sent);
const REVOKED = [401, 'session_revoked', 'signed_out'];

test('either token signs out: neither works any more, nor does any other of the session', async () => {
  for (const by of ['access', 'refresh']) {
    const first = await signIn(api.url);
    const second = tokensOf(await refresh(api.url, first.refreshToken));
    const answer = await logout(
      by === 'access'
        ? { bearer: second.accessToken }
        : { body: { refreshToken: second.refreshToken } },
    );
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    for (const { accessToken, refreshToken } of [first, second]) {
      expect(refusal(await profile(api.url, accessToken))).toEqual(REVOKED);
      expect(refusal(await refresh(api.url, refreshToken))).toEqual(REVOKED);
    }
  }
});

test('other sessions of the same person go on', async () => {
  const [one, other] = [await signIn(api.url), await signIn(api.url)];
  await logout({ bearer: one.accessToken });
  expect((await profile(api.url, other.accessToken)).status).toBe(200);
});

test('signing out twice is signing out', async () => {
  const { accessToken, refreshToken } = await signIn(api.url);
  const answers = [
    await logout({ bearer: accessToken }),
    await logout({ bearer: accessToken }),
    await logout({ body: { refreshToken } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
});

test('an expired access token signs out too', async () => {
  const session = sessionIn((await signIn(api.url)).accessToken);
  const claims = { iss: api.origin, aud: api.origin, sid: session };
  const expired = mint(accessParts(Date.now() / 1000 - 3600, {}, claims), key);
  expect(refusal(await profile(api.url, expired))).toEqual([401, 'token_expired']);
  expect((await logout({ bearer: expired })).status).toBe(204);
  expect(await stateOf(database.pool, session)).toMatchObject({ reason: 'signed_out' });
});

test('a session that is not there, or was ended for another reason, stays what it is', async () => {
  const { refreshToken } = await signIn(api.url);
  const session = sessionIn(refreshToken);
  const claims = { iss: api.origin, aud: api.origin };
  const stray = mint(refreshParts(Date.now() / 1000, {}, { ...claims, sid: session, gen: 7 }), key);
  await refresh(api.url, stray);
  expect((await logout({ body: { refreshToken } })).status).toBe(204);
  expect(await stateOf(database.pool, session)).toMatchObject({ reason: 'reused' });
  await database.pool.query('DELETE FROM sessions WHERE id = $1', [session]);
  expect((await logout({ body: { refreshToken } })).status).toBe(204);
});

test('a token that is not ours ends nothing', async () => {
  const { accessToken, refreshToken } = await signIn(api.url);
  const session = sessionIn(accessToken);
  const claims = { iss: api.origin, aud: api.origin, sid: session };
  const foreign = { ...newKey(), kid: key.kid };
  const now = Date.now() / 1000;
  expect(refusal(await logout({ bearer: mint(accessParts(now, {}, claims), foreign) }))).toEqual([
    401,
    'token_invalid',
  ]);
  expect(refusal(await logout({ bearer: refreshToken }))).toEqual([401, 'token_invalid']);
  expect(refusal(await logout({ bearer: 'x.y' }))).toEqual([401, 'token_malformed']);
  for (const token of [mint(refreshParts(now, {}, claims), foreign), accessToken, '']) {
    expect(refusal(await logout({ body: { refreshToken: token } }))).toEqual([
      401,
      'refresh_token_invalid',
    ]);
  }
  expect(await stateOf(database.pool, session)).toMatchObject({ reason: null });
});

test('whoever brings nothing is asked for a token, whoever brings two for one (RFC 6750 §3.1, §2)', async () => {
  expect(refusal(await logout({}))).toEqual([401, 'authentication_required']);
  const { accessToken, refreshToken } = await signIn(api.url);
  const both = await logout({ bearer: accessToken, body: { refreshToken } });
  expect(refusal(both)).toEqual([400, 'multiple_credentials']);
  expect((await profile(api.url, accessToken)).status).toBe(200);
});

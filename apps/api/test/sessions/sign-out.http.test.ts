import { expect, test } from 'vitest';
import { bearer, refusal, testApi, tokensOf } from '../api.js';
import { sessionIn, stateOf } from '../support/rows.js';
import { newKey } from '../support/keys.js';
import { accessParts, mint, refreshParts } from '../support/mint.js';

const api = testApi();

const signOutWith = (refreshToken: string, ...headers: string[]) =>
  api.post('/auth/logout', { refreshToken }, ...headers);
const REVOKED = [401, 'session_revoked', 'signed_out'];

test('either token signs out: every token of the session is refused from then on (ASVS 7.4.1)', async () => {
  for (const by of ['access', 'refresh']) {
    const first = await api.signIn();
    const second = tokensOf(await api.refresh(first.refreshToken));
    const response =
      by === 'access'
        ? await api.signOut(second.accessToken)
        : await signOutWith(second.refreshToken);
    expect([response.status, response.body]).toEqual([204, '']);
    for (const { accessToken, refreshToken } of [first, second]) {
      expect(refusal(await api.profile(accessToken))).toEqual(REVOKED);
      expect(refusal(await api.refresh(refreshToken))).toEqual(REVOKED);
    }
  }
});

test('other sessions of the same user go on', async () => {
  const [one, other] = [await api.signIn(), await api.signIn()];
  await api.signOut(one.accessToken);
  expect((await api.profile(other.accessToken)).status).toBe(200);
});

test('signing out twice succeeds twice', async () => {
  const { accessToken, refreshToken } = await api.signIn();
  const responses = [
    await api.signOut(accessToken),
    await api.signOut(accessToken),
    await signOutWith(refreshToken),
  ];
  expect(responses.map(({ status }) => status)).toEqual([204, 204, 204]);
});

test('an expired access token signs out too', async () => {
  const session = sessionIn((await api.signIn()).accessToken);
  const claims = { iss: api.origin, aud: api.origin, sid: session };
  const expired = mint(accessParts(Date.now() / 1000 - 3600, {}, claims), api.key);
  expect(refusal(await api.profile(expired))).toEqual([401, 'token_expired']);
  expect((await api.signOut(expired)).status).toBe(204);
  expect(await stateOf(api.pool, session)).toMatchObject({ reason: 'signed_out' });
});

test('signing out of a session that is gone, or that ended for another reason, changes nothing', async () => {
  const { refreshToken } = await api.signIn();
  const session = sessionIn(refreshToken);
  const claims = { iss: api.origin, aud: api.origin };
  const stray = mint(
    refreshParts(Date.now() / 1000, {}, { ...claims, sid: session, gen: 7 }),
    api.key,
  );
  await api.refresh(stray);
  expect((await signOutWith(refreshToken)).status).toBe(204);
  expect(await stateOf(api.pool, session)).toMatchObject({ reason: 'reused' });
  await api.pool.query('DELETE FROM sessions WHERE id = $1', [session]);
  expect((await signOutWith(refreshToken)).status).toBe(204);
});

test('a token that is not ours ends nothing', async () => {
  const { accessToken, refreshToken } = await api.signIn();
  const session = sessionIn(accessToken);
  const claims = { iss: api.origin, aud: api.origin, sid: session };
  const foreign = { ...newKey(), kid: api.key.kid };
  const now = Date.now() / 1000;
  expect(refusal(await api.signOut(mint(accessParts(now, {}, claims), foreign)))).toEqual([
    401,
    'token_invalid',
  ]);
  expect(refusal(await api.signOut(refreshToken))).toEqual([401, 'token_invalid']);
  expect(refusal(await api.signOut('x.y'))).toEqual([401, 'token_malformed']);
  for (const token of [mint(refreshParts(now, {}, claims), foreign), accessToken, '']) {
    expect(refusal(await signOutWith(token))).toEqual([401, 'refresh_token_invalid']);
  }
  expect(await stateOf(api.pool, session)).toMatchObject({ reason: null });
});

test('a request without a token is challenged, one with two is refused (RFC 6750 §3.1, §2)', async () => {
  expect(refusal(await api.post('/auth/logout', undefined))).toEqual([
    401,
    'authentication_required',
  ]);
  const { accessToken, refreshToken } = await api.signIn();
  const both = await signOutWith(refreshToken, ...bearer(accessToken));
  expect(refusal(both)).toEqual([400, 'multiple_credentials']);
  expect((await api.profile(accessToken)).status).toBe(200);
});

import { beforeAll, expect, test } from 'vitest';
import { bearer, claimsOf, expectRefusal, profileChallenges, testApi, USER } from '../api.js';
import { newKey } from '../support/keys.js';
import { accessParts, ISSUER, mint, mintHmac, refreshParts, segment } from '../support/mint.js';

const api = testApi();
/** The claims of a valid token, so that a test changes only one. */
let right: Readonly<Record<string, unknown>>;
beforeAll(() => {
  right = claimsOf(api.user.accessToken);
});

const seconds = () => Math.floor(Date.now() / 1000);
const signed = (claims: object = {}, header: object = {}, key = api.key) =>
  mint(accessParts(seconds(), { ...header }, { ...right, ...claims }), key);
/** Replaces the claims of our own token, and keeps its signature. */
const underOldSignature = (claims: object) =>
  api.user.accessToken.replace(/\..*\./, `.${segment(claims)}.`);

test('an access token opens the route, again and again (RFC 6750 §2.1)', async () => {
  for (const token of [api.user.accessToken, api.user.accessToken, signed()]) {
    expect((await api.get('/user/profile', ...bearer(token))).status).toBe(200);
  }
});

test.each([
  ['text', () => 'abc'],
  ['two parts', () => `${segment({ alg: 'ES256' })}.${segment({})}`],
  ['five parts (a JWE)', () => 'a.b.c.d.e'],
  ['an empty part', () => '..'],
  ['a header that is no JSON', () => `${segment('x')}.${segment({})}.AA`],
  ['claims that are no object', () => `${segment({ alg: 'ES256' })}.${segment('"x"')}.AA`],
  ['base64 with padding', () => `${api.user.accessToken}=`],
])('token_malformed: %s (RFC 7515 §7.1)', async (_, token) => {
  expectRefusal(await api.get('/user/profile', ...bearer(token())), 'token_malformed', {
    challenges: profileChallenges('invalid_token', 'Access token malformed'),
  });
});

test.each([
  ['another key under our kid', () => signed({}, { kid: api.key.kid }, newKey())],
  ['an unknown key', () => signed({}, {}, newKey())],
  ['no key id', () => signed({}, { kid: undefined })],
  ['a property of objects as key id', () => signed({}, { kid: 'toString' })],
  ['another algorithm', () => signed({}, { alg: 'ES384' })],
  ['no algorithm (RFC 8725 §3.2)', () => signed({}, { alg: 'none' })],
  [
    'the public key as a secret (RFC 8725 §2.1)',
    () => mintHmac(accessParts(seconds(), { alg: 'HS256', kid: api.key.kid }, right), api.key.x),
  ],
  ['another type (RFC 8725 §3.11)', () => signed({}, { typ: 'JWT' })],
  ['no type', () => signed({}, { typ: undefined })],
  ['an extension (RFC 7515 §4.1.11)', () => signed({}, { crit: ['b64'], b64: false })],
  ['a refresh token (RFC 8725 §3.12)', () => api.user.refreshToken],
  [
    'a refresh token with its type changed',
    () => mint(refreshParts(seconds(), { typ: 'at+jwt' }), api.key),
  ],
  ['another issuer', () => signed({ iss: 'https://evil.example' })],
  ['another audience', () => signed({ aud: 'https://other.example' })],
  ['no audience', () => signed({ aud: undefined })],
  ['no expiry', () => signed({ exp: undefined })],
  ['an expiry that is a string', () => signed({ exp: '9999999999' })],
  ['too long a lifetime', () => signed({ exp: seconds() + 86_400 })],
  ['no subject', () => signed({ sub: undefined })],
  ['no session', () => signed({ sid: undefined })],
  ['an expired token of another key', () => signed({ exp: 1 }, { kid: api.key.kid }, newKey())],
  ['changed claims under the old signature', () => underOldSignature({ ...right, role: 'admin' })],
])('token_invalid: %s; the response does not say which (RFC 6750 §3.1)', async (_, token) => {
  expectRefusal(await api.get('/user/profile', ...bearer(token())), 'token_invalid', {
    challenges: profileChallenges('invalid_token', 'Access token not accepted'),
  });
});

test('token_expired: issued further ahead than a token lives, as by a wrong clock, so that a refresh replaces it', async () => {
  const token = signed({ iat: seconds() + 3600, exp: seconds() + 3900 });
  expectRefusal(await api.get('/user/profile', ...bearer(token)), 'token_expired', {
    challenges: profileChallenges('invalid_token', 'Access token expired'),
  });
});

test('token_expired: only after the signature was verified, and to the second (RFC 7519 §4.1.4)', async () => {
  const now = seconds();
  const response = await api.get('/user/profile', ...bearer(signed({ iat: now - 300, exp: now })));
  expectRefusal(response, 'token_expired', {
    challenges: profileChallenges('invalid_token', 'Access token expired'),
    extra: { retry: 'after_refresh' },
  });
});

test('a token that was accepted before still expires', async () => {
  const token = signed({ exp: seconds() + 2, iat: seconds() });
  expect((await api.get('/user/profile', ...bearer(token))).status).toBe(200);
  await expect
    .poll(async () => (await api.get('/user/profile', ...bearer(token))).body)
    .toContain('token_expired');
});

test('session_revoked: a token that was accepted before is refused when its session ends, with the reason', async () => {
  const { accessToken } = await api.signIn();
  expect((await api.get('/user/profile', ...bearer(accessToken))).status).toBe(200);
  const logout = await api.send('/auth/logout', { method: 'POST', headers: bearer(accessToken) });
  expect(logout.status).toBe(204);
  expectRefusal(await api.get('/user/profile', ...bearer(accessToken)), 'session_revoked', {
    challenges: profileChallenges('invalid_token', 'Session ended'),
    extra: { reason: 'signed_out' },
  });
});

test('the issuer and the audience are the API itself', () => {
  expect(right).toMatchObject({ iss: ISSUER, aud: ISSUER });
});

test('no credentials that a client sent are returned or logged', async () => {
  const secret = 'canary-2f9c';
  for (const headers of [
    bearer(secret),
    ['authorization', `Bearer ${secret} ${secret}`],
    ['authorization', `Basic ${Buffer.from(`${secret}@example.com:${secret}`).toString('base64')}`],
    ['x-api-key', secret],
    ['cookie', `session=${secret}`],
    ['x-request-id', secret],
  ]) {
    const response = await api.get(`/user/profile?access_token=${secret}&x=${secret}`, ...headers);
    expect(JSON.stringify(response)).not.toContain(secret);
  }
  for (const [method, target, body] of [
    ['POST', '/auth/login', { email: `${secret}@example.com`, password: secret }],
    ['POST', '/auth/login', { email: USER, password: secret, [secret]: secret }],
    ['POST', '/auth/refresh', { refreshToken: secret }],
    ['POST', '/auth/logout', { refreshToken: secret }],
    ['PATCH', '/user/profile', { [secret]: secret }],
  ] as const) {
    const response = await api.json(method, `${target}?x=${secret}`, body, 'x-api-key', secret);
    expect(JSON.stringify(response)).not.toContain(secret);
    expect(JSON.stringify(await api.json(method, target, body))).not.toContain(secret);
  }
  expect(JSON.stringify(await api.get(`/${secret}`))).not.toContain(secret);
  const text = api.log.join('');
  for (const hidden of [secret, Buffer.from(secret).toString('base64').slice(0, 12), 'eyJ']) {
    expect(text).not.toContain(hidden);
  }
});

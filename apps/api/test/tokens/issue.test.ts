import { expect, test } from 'vitest';
import { checkAccessToken } from '../../src/tokens/access-token.js';
import { issueTokens } from '../../src/tokens/issue.js';
import { readJws } from '../../src/tokens/jws.js';
import { verifyRefreshToken } from '../../src/tokens/refresh-token.js';
import { SCOPES } from '../../src/tokens/scopes.js';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { newKey } from '../support/keys.js';
import { ISSUER, SESSION, USER } from '../support/mint.js';

const NOW = 1_800_000_000.75;
const keys = createSigningKeys([newKey(), newKey()]);
const rules = { issuer: ISSUER, accessTokenTtl: 300 };
const session = {
  sessionId: SESSION,
  userId: USER,
  role: 'admin',
  generation: 3,
  authTime: NOW - 1000,
  secondsLeft: 5000.9,
  idleSecondsLeft: 700.2,
} as const;

const issue = (change: Partial<typeof session> | { secondsLeft: number } = {}) =>
  issueTokens({ ...session, ...change }, keys, rules, NOW);

test('an access token has the claims of RFC 9068 §2.2, and no more', () => {
  const jws = readJws(issue().accessToken);
  expect(jws?.header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys.current.kid });
  expect(jws?.claims).toEqual({
    iss: ISSUER,
    aud: ISSUER,
    sub: USER,
    client_id: 'web',
    iat: 1_800_000_000,
    exp: 1_800_000_300,
    jti: expect.any(String),
    sid: SESSION,
    role: 'admin',
    scope: SCOPES.join(' '),
    auth_time: 1_799_999_000,
    amr: ['pwd'],
  });
});

test('a refresh token names the session and the generation, and no more (RFC 9700 §4.14.2)', () => {
  const jws = readJws(issue().refreshToken);
  expect(jws?.header).toEqual({ alg: 'ES256', typ: 'rt+jwt', kid: keys.current.kid });
  expect(jws?.claims).toEqual({
    iss: ISSUER,
    aud: ISSUER,
    sub: USER,
    sid: SESSION,
    gen: 3,
    iat: 1_800_000_000,
    exp: 1_800_000_700,
    jti: expect.any(String),
  });
});

test('each issued token is accepted where it belongs', () => {
  const { accessToken, refreshToken } = issue();
  expect(checkAccessToken(accessToken, keys, rules, NOW).state).toBe('valid');
  expect(verifyRefreshToken(refreshToken, keys, ISSUER)?.gen).toBe(3);
});

test('neither token outlives the session (RFC 9700 §4.14.2)', () => {
  const { expiresIn, refreshExpiresIn } = issue({ secondsLeft: 42.9 });
  expect([expiresIn, refreshExpiresIn]).toEqual([42, 42]);
});

test('no two tokens are the same, not even within a second (RFC 7519 §4.1.7)', () => {
  expect(issue().accessToken).not.toBe(issue().accessToken);
});

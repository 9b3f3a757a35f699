import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkAccessToken, type AccessTokenCheck } from '../../src/tokens/access-token.js';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { newKey } from '../support/keys.js';
import { accessParts, ISSUER, mint, mintHmac, refreshParts, segment } from '../support/mint.js';

const NOW = 1_800_000_000.5;
const jwk = newKey();
const keys = createSigningKeys([jwk]);
const rules = { issuer: ISSUER, accessTokenTtl: 300 };

const read = (token: string): AccessTokenCheck['state'] =>
  checkAccessToken(token, keys, rules, NOW).state;
const readParts = (header: Record<string, unknown> = {}, claims: Record<string, unknown> = {}) =>
  read(mint(accessParts(NOW, header, claims), jwk));

test('a valid token is accepted', () => {
  expect(readParts()).toBe('valid');
});

describe('header', () => {
  test.each(['AT+JWT', 'application/at+jwt', 'Application/AT+jwt'])(
    'typ %s is the same type (RFC 7515 §4.1.9)',
    (typ) => expect(readParts({ typ })).toBe('valid'),
  );

  test.each([undefined, 'JWT', 'jwt', 'rt+jwt', 'application/jwt', 'at', '', 1, ['at+jwt']])(
    'typ %s is refused (RFC 9068 §4, RFC 8725 §3.11)',
    (typ) => expect(readParts({ typ })).toBe('invalid'),
  );

  test.each(['none', 'None', 'NONE', 'nOnE', 'HS256', 'RS256', 'ES384', 'es256', '', undefined, 1])(
    'alg %s is refused, whatever the signature (RFC 8725 §3.1)',
    (alg) => expect(readParts({ alg })).toBe('invalid'),
  );

  test('an unsecured token is refused (RFC 8725 §3.2)', () => {
    const { header, claims } = accessParts(NOW, { alg: 'none' });
    expect(read(`${segment(header)}.${segment(claims)}.`)).toBe('invalid');
  });

  test('HMAC with the public key as its secret is refused (RFC 8725 §2.1)', () => {
    const parts = accessParts(NOW, { alg: 'HS256', kid: jwk.kid });
    const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const secrets = [pem, pem.trim(), JSON.stringify(keys.jwks.keys[0])];
    expect(secrets.map((secret) => read(mintHmac(parts, secret)))).toEqual(
      secrets.map(() => 'invalid'),
    );
  });

  test.each([[['exp']], [[]], ['b64'], [null]])('crit %j is refused (RFC 7515 §4.1.11)', (crit) =>
    expect(readParts({ crit, exp: 1, b64: true })).toBe('invalid'),
  );

  test.each(['other', '', '__proto__', '../keys', "' OR 1=1", 'a'.repeat(9999), 1, {}, null])(
    'kid %j, which is unknown, is refused (RFC 8725 §3.10)',
    (kid) => expect(readParts({ kid })).toBe('invalid'),
  );

  test('another key with the kid of ours is refused (RFC 8725 §3.3)', () => {
    const foreign = { ...newKey(), kid: jwk.kid };
    expect(read(mint(accessParts(NOW), foreign))).toBe('invalid');
  });
});

describe('claims', () => {
  test.each(Object.keys(accessParts(NOW).claims))(
    'a token without %s is refused (RFC 9068 §2.2, §4)',
    (claim) => expect(readParts({}, { [claim]: undefined })).toBe('invalid'),
  );

  test.each(Object.keys(accessParts(NOW).claims))('%s of a wrong type is refused', (claim) => {
    const wrong = [null, {}, { a: 1 }, [], [1], true, ''];
    expect(wrong.map((value) => readParts({}, { [claim]: value }))).toEqual(
      // An empty list of methods claims nothing, so it is not wrong (RFC 8176 §1).
      wrong.map((value) =>
        claim === 'amr' && Array.isArray(value) && value.length === 0 ? 'valid' : 'invalid',
      ),
    );
  });

  test.each([
    'http://localhost:3001/',
    'http://LOCALHOST:3001',
    'http://localhost',
    'https://localhost:3001',
  ])('issuer and audience %s are not this API (RFC 8725 §3.8, §3.9)', (other) => {
    expect(readParts({}, { iss: other })).toBe('invalid');
    expect(readParts({}, { aud: other })).toBe('invalid');
    expect(readParts({}, { aud: [other] })).toBe('invalid');
    expect(readParts({}, { aud: [other, ISSUER] })).toBe('valid');
  });

  test('exp has no leeway: in that second the token has expired (RFC 7519 §4.1.4)', () => {
    const iat = Math.floor(NOW) - 100;
    expect(readParts({}, { iat, exp: NOW })).toBe('expired');
    expect(readParts({}, { iat, exp: NOW - 60 })).toBe('expired');
    expect(readParts({}, { iat, exp: NOW + 0.1 })).toBe('valid');
  });

  test('a token lives no longer than the setting says, even if it claims to', () => {
    const iat = Math.floor(NOW) - 301;
    expect(readParts({}, { iat, exp: iat + 3600 })).toBe('expired');
    expect(readParts({}, { exp: 1e300 })).toBe('invalid');
    expect(readParts({}, { exp: Math.floor(NOW) + 3601 })).toBe('invalid');
  });

  test('a token from the future is accepted up to one lifetime ahead; beyond that it counts as expired', () => {
    const ahead = (seconds: number) => ({ iat: NOW + seconds, exp: NOW + seconds + 300 });
    expect(readParts({}, ahead(300))).toBe('valid');
    expect(readParts({}, ahead(301))).toBe('expired');
    expect(readParts({}, ahead(86_400))).toBe('expired');
    expect(readParts({}, { nbf: NOW + 300 })).toBe('valid');
    expect(readParts({}, { nbf: NOW + 301 })).toBe('expired');
    expect(readParts({}, { nbf: 'soon' })).toBe('invalid');
    expect(readParts({}, { ...ahead(86_400), aud: 'https://other.example' })).toBe('invalid');
  });

  test('only a token that is otherwise valid counts as expired', () => {
    const past = { iat: NOW - 900, exp: NOW - 600 };
    expect(read(mint(accessParts(NOW, {}, past), { ...newKey(), kid: jwk.kid }))).toBe('invalid');
    expect(readParts({}, { ...past, aud: 'https://other.example' })).toBe('invalid');
    expect(readParts({ typ: 'JWT' }, past)).toBe('invalid');
  });
});

test('a refresh token is no access token (RFC 8725 §3.12)', () => {
  expect(read(mint(refreshParts(NOW), jwk))).toBe('invalid');
  const renamed = accessParts(NOW, { typ: 'rt+jwt' });
  expect(read(mint(renamed, jwk))).toBe('invalid');
});

test('two keys verify, and a retired one does not', () => {
  const [next, retired] = [newKey(), newKey()];
  const token = mint(accessParts(NOW), retired);
  const both = createSigningKeys([next, retired]);
  expect(checkAccessToken(token, both, rules, NOW).state).toBe('valid');
  expect(checkAccessToken(token, createSigningKeys([next]), rules, NOW).state).toBe('invalid');
  expect(both.current.kid).toBe(next.kid);
});

import { expect, test } from 'vitest';
import { verifyRefreshToken } from '../../src/tokens/refresh-token.js';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { newKey } from '../support/keys.js';
import { accessParts, ISSUER, mint, refreshParts, SESSION } from '../support/mint.js';

const NOW = 1_800_000_000;
const jwk = newKey();
const keys = createSigningKeys([jwk]);

const read = (token: string) => verifyRefreshToken(token, keys, ISSUER);
const readParts = (header: Record<string, unknown> = {}, claims: Record<string, unknown> = {}) =>
  read(mint(refreshParts(NOW, header, claims), jwk));

test('a refresh token names a session and a generation', () => {
  expect(readParts({}, { gen: 7 })).toMatchObject({ sid: SESSION, gen: 7 });
});

test('the times in a refresh token do not matter: the session’s row decides', () => {
  expect(readParts({}, { iat: 1, exp: 2 })).toBeDefined();
  expect(readParts({}, { iat: NOW * 2, exp: NOW * 3 })).toBeDefined();
});

test.each(Object.keys(refreshParts(NOW).claims))('a token without %s does not verify', (claim) => {
  expect(readParts({}, { [claim]: undefined })).toBeUndefined();
});

test.each([-1, 0.5, 2 ** 31, 1e300, '0', null, {}])('generation %j does not verify', (gen) => {
  expect(readParts({}, { gen })).toBeUndefined();
});

test.each(['iss', 'aud'])('%s of another API does not verify', (claim) => {
  expect(readParts({}, { [claim]: 'https://other.example' })).toBeUndefined();
});

test.each([
  { alg: 'none' },
  { alg: 'HS256' },
  { crit: ['exp'] },
  { kid: 'other' },
  { typ: 'JWT' },
  { typ: undefined },
])('header %j does not verify', (header) => expect(readParts(header)).toBeUndefined());

test('an access token is no refresh token (RFC 8725 §3.12)', () => {
  expect(read(mint(accessParts(NOW), jwk))).toBeUndefined();
  expect(read(mint(accessParts(NOW, {}, { gen: 0 }), jwk))).toBeUndefined();
});

test('another key with the kid of ours does not verify', () => {
  expect(read(mint(refreshParts(NOW), { ...newKey(), kid: jwk.kid }))).toBeUndefined();
});

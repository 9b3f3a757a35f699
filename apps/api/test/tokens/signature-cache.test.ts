import { afterEach, expect, test, vi } from 'vitest';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { SignatureCache } from '../../src/tokens/signature-cache.js';
import * as jws from '../../src/tokens/jws.js';
import { newKey } from '../support/keys.js';
import { accessParts, mint } from '../support/mint.js';

vi.mock(import('../../src/tokens/jws.js'), { spy: true });
afterEach(() => void vi.clearAllMocks());

const key = newKey();
const keys = createSigningKeys([key]);
const newToken = (jti: string) => mint(accessParts(1_800_000_000, {}, { jti }), key);
const verifications = () => vi.mocked(jws.verifyJws).mock.calls.length;

test('a signature is verified once', () => {
  const tokens = new SignatureCache(keys);
  const token = newToken('a');
  const first = tokens.verify(token);
  expect(first).toMatchObject({ claims: { jti: 'a' } });
  expect(tokens.verify(token)).toEqual(first);
  expect(verifications()).toBe(1);
});

test('a forged token is verified each time, and is not cached (RFC 8725 §3.3)', () => {
  const tokens = new SignatureCache(keys, 2);
  const token = newToken('a');
  tokens.verify(token);
  const forged = mint(accessParts(1_800_000_000), { ...newKey(), kid: key.kid });
  for (const _ of [1, 2, 3]) expect(tokens.verify(forged)).toMatchObject({ refused: 'invalid' });
  for (const _ of [1, 2, 3]) expect(tokens.verify('a.b')).toMatchObject({ refused: 'malformed' });
  expect(tokens.size).toBe(1);
  tokens.verify(token);
  expect(verifications()).toBe(7);
});

test('used tokens stay cached, unused ones are dropped, and the cache is bounded', () => {
  const tokens = new SignatureCache(keys, 2);
  const used = newToken('used');
  const left = newToken('left');
  tokens.verify(left);
  for (const jti of 'abcdefgh') {
    tokens.verify(used);
    tokens.verify(newToken(jti));
    expect(tokens.size).toBeLessThanOrEqual(4);
  }
  const before = verifications();
  tokens.verify(used);
  expect(verifications()).toBe(before);
  tokens.verify(left);
  expect(verifications()).toBe(before + 1);
});

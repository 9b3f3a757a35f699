import { expect, test } from 'vitest';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { newKey } from '../support/keys.js';

test('the first key signs, all verify, and no private member is published (RFC 7517 §9.2)', () => {
  const [first, second] = [newKey(), newKey()];
  const keys = createSigningKeys([first, second]);
  expect(keys.current.kid).toBe(first.kid);
  expect([...keys.publicKeys.keys()]).toEqual([first.kid, second.kid]);
  expect(keys.jwks.keys.map((key) => Object.keys(key).toSorted())).toEqual(
    [first, second].map(() => ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']),
  );
});

test('the API needs at least one key', () => {
  expect(() => createSigningKeys([])).toThrow(TypeError);
});

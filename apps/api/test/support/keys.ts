import { type PrivateJwk, jwtPrivateKeys } from '@repo/settings';
import { makePrivateKeys } from '../../src/tokens/signing-keys.js';

/** Generates a private key, as `JWT_PRIVATE_KEYS` holds it. */
export function newKey(): PrivateJwk {
  const [key] = jwtPrivateKeys.parse(makePrivateKeys());
  if (key === undefined) throw new Error('no key was made');
  return key;
}

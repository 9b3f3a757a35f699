import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { JWT_PRIVATE_KEYS_FORM, jwtPrivateKeys, keyFile, type PrivateJwk } from '@repo/settings';

/** The injection token of {@link SigningKeys}. */
export const SIGNING_KEYS = Symbol('signing keys');

/** A key in `/.well-known/jwks.json`: public members only (RFC 7517 §4, RFC 7518 §6.2.1). */
export type PublicJwk = Omit<PrivateJwk, 'd'> & { readonly alg: 'ES256'; readonly use: 'sig' };

/** The keys of this API. The first signs; all verify, so that keys can be rotated. */
export interface SigningKeys {
  readonly current: { readonly kid: string; readonly privateKey: KeyObject };
  readonly publicKeys: ReadonlyMap<string, KeyObject>;
  readonly jwks: { readonly keys: readonly PublicJwk[] };
}

const KEY_FILE = 'jwt-private-keys.json';

/**
 * Loads the keys of `JWT_PRIVATE_KEYS`. If it is not set, loads the key in `.data/`, which is created once.
 *
 * @throws {SettingsError} when the file does not hold keys; it is left unchanged
 */
export function loadSigningKeys(fromSettings: readonly PrivateJwk[] | undefined): SigningKeys {
  const keys =
    fromSettings ?? keyFile(KEY_FILE, jwtPrivateKeys, JWT_PRIVATE_KEYS_FORM, makePrivateKeys);
  return createSigningKeys(keys);
}

/** Parses keys into `KeyObject`s, since parsing one at each use would cost more than the signature. */
export function createSigningKeys(jwks: readonly PrivateJwk[]): SigningKeys {
  const keys = jwks.map((jwk) => ({
    kid: jwk.kid,
    privateKey: createPrivateKey({ key: { ...jwk }, format: 'jwk' }),
  }));
  const [current] = keys;
  if (current === undefined) throw new TypeError('there is no key to sign with');
  return {
    current,
    publicKeys: new Map(keys.map(({ kid, privateKey }) => [kid, createPublicKey(privateKey)])),
    jwks: { keys: jwks.map(publicJwk) },
  };
}

/** Generates a value for `JWT_PRIVATE_KEYS`: one ES256 key. */
export function makePrivateKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID() }]);
}

function publicJwk({ kty, crv, kid, x, y }: PrivateJwk): PublicJwk {
  return { kty, crv, kid, x, y, alg: 'ES256', use: 'sig' };
}

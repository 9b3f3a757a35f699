import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { JWT_PRIVATE_KEYS_FORM, jwtPrivateKeys, keyFile, type PrivateJwk } from '@repo/settings';

/** The token under which Nest hands out {@link SigningKeys}. */
export const SIGNING_KEYS = Symbol('signing keys');

/** A key as `/.well-known/jwks.json` shows it: its public members only (RFC 7517 §4, RFC 7518 §6.2.1). */
export type PublicJwk = Omit<PrivateJwk, 'd'> & { readonly alg: 'ES256'; readonly use: 'sig' };

/** The keys of this API. The first one signs; all of them verify, so that one can be retired. */
export interface SigningKeys {
  readonly current: { readonly kid: string; readonly privateKey: KeyObject };
  readonly publicKeys: ReadonlyMap<string, KeyObject>;
  readonly jwks: { readonly keys: readonly PublicJwk[] };
}

const KEY_FILE = 'jwt-private-keys.json';

/**
 * The keys that `JWT_PRIVATE_KEYS` holds, or without it the one that is made once into `.data/`.
 *
 * @throws {SettingsError} which names the file, when that holds no keys: it is left as it is
 */
export function loadSigningKeys(fromSettings: readonly PrivateJwk[] | undefined): SigningKeys {
  const keys =
    fromSettings ?? keyFile(KEY_FILE, jwtPrivateKeys, JWT_PRIVATE_KEYS_FORM, makePrivateKeys);
  return createSigningKeys(keys);
}

/** Keys ready for use: as `KeyObject`, for reading a key anew at each use costs more than the signature. */
export function createSigningKeys(jwks: readonly PrivateJwk[]): SigningKeys {
  const keys = jwks.map((jwk) => ({
    kid: jwk.kid,
    privateKey: createPrivateKey({ key: { ...jwk }, format: 'jwk' }),
  }));
  const [current] = keys;
  if (current === undefined) throw new TypeError('There is no key to sign with.');
  return {
    current,
    publicKeys: new Map(keys.map(({ kid, privateKey }) => [kid, createPublicKey(privateKey)])),
    jwks: { keys: jwks.map(publicJwk) },
  };
}

/** A value for `JWT_PRIVATE_KEYS`: one new ES256 key. */
export function makePrivateKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID() }]);
}

function publicJwk({ kty, crv, kid, x, y }: PrivateJwk): PublicJwk {
  return { kty, crv, kid, x, y, alg: 'ES256', use: 'sig' };
}

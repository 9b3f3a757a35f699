import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { AccessClaims } from '../tokens/access-token.js';
import { ACCESS_TOKEN_TYPE, signJws } from '../tokens/jws.js';
import type { SigningKeys } from '../tokens/signing-keys.js';

/** Makes an access token from its claims. */
type MakeToken = (claims: AccessClaims, keys: SigningKeys) => string;

/** A key that this API does not know. A forged token names the id of one that it knows. */
const unknownKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const sign: MakeToken = (claims, keys) => signJws(ACCESS_TOKEN_TYPE, claims, keys);

/** The access tokens that an experiment can have: as the API issues them, or with one thing wrong. */
export const tokenVariants = {
  genuine: sign,
  /** Signed with a key that is not the API's. */
  forged: (claims, { current, ...keys }) =>
    sign(claims, { ...keys, current: { ...current, privateKey: unknownKey.privateKey } }),
  /** Signed by this API, but for another one. */
  foreign_audience: (claims, keys) => sign({ ...claims, aud: 'https://other.example' }, keys),
  /** Signed with HS256, with the public key as the secret: the attack of RFC 8725 §2.1. */
  wrong_algorithm: signWithPublicKey,
  /** May read the profile and nothing else. */
  narrow: (claims, keys) => sign({ ...claims, scope: 'profile:read' }, keys),
} as const satisfies Readonly<Record<string, MakeToken>>;

export type TokenVariant = keyof typeof tokenVariants;

function signWithPublicKey(
  claims: AccessClaims,
  { current: { kid }, publicKeys }: SigningKeys,
): string {
  const header = { alg: 'HS256', typ: ACCESS_TOKEN_TYPE, kid };
  const secret = publicKeys.get(kid)?.export({ type: 'spki', format: 'pem' }) ?? '';
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

import { createHmac, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/** The contenders' keys: an ES256 private key (RFC 7517) and an HS256 secret. */
export interface SigningKeys {
  es256: JsonWebKey;
  hs256: string;
}

type Json = Record<string, unknown>;

const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined): Json =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

/** Reads the claims of a JWT without verifying it. */
export const claimsOf = (token: string): Json => decode(token.split('.')[1]);

const makeSigner = (secret: string, privateKey: KeyObject) => (alg: unknown, input: string) =>
  alg === 'HS256'
    ? createHmac('sha256', secret).update(input).digest('base64url')
    : sign('sha256', Buffer.from(input), {
        key: privateKey,
        dsaEncoding: 'ieee-p1363',
      }).toString('base64url');

/**
 * Returns functions that create tokens like `token`, which a contender has issued. Each new token has its own `jti`,
 * so that a cache of tokens does not help.
 */
export function makeMint(token: string, keys: SigningKeys) {
  const [header = {}, claims = {}] = token.split('.').slice(0, 2).map(decode);
  const genuine = makeSigner(keys.hs256, createPrivateKey({ key: keys.es256, format: 'jwk' }));
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const foreign = makeSigner('the secret of somebody else', stranger);
  const otherAlgorithm = header['alg'] === 'HS256' ? 'ES256' : 'HS256';

  const make = (signer: typeof genuine, alg = header['alg'], changes: Json = {}) => {
    const body = encode({ ...claims, jti: randomUUID(), ...changes });
    const input = `${encode({ ...header, alg })}.${body}`;
    return `${input}.${signer(alg, input)}`;
  };
  const iat = Number(claims['iat']) - 600;

  return {
    fresh: () => make(genuine),
    expired: () => make(genuine, header['alg'], { iat, exp: iat + 300 }),
    forged: () => make(foreign),
    wrongAlgorithm: () => make(genuine, otherAlgorithm),
  };
}

import { createHmac, createPrivateKey, sign } from 'node:crypto';
import type { PrivateJwk } from '@repo/settings';

export const ISSUER = 'http://localhost:3001';
export const SESSION = '0198c0de-0000-7000-8000-000000000001';
export const USER = '0198c0de-0000-7000-8000-000000000002';

type Members = Record<string, unknown>;

/** Makes the header and claims of a valid access token. The given members replace its own; undefined removes one. */
export function accessParts(now: number, header: Members = {}, claims: Members = {}) {
  const iat = Math.floor(now);
  return {
    header: { alg: 'ES256', typ: 'at+jwt', ...header },
    claims: {
      iss: ISSUER,
      aud: ISSUER,
      sub: USER,
      client_id: 'web',
      iat,
      exp: iat + 300,
      jti: 'a',
      sid: SESSION,
      role: 'user',
      scope: 'profile:read',
      auth_time: iat,
      amr: ['pwd'],
      ...claims,
    },
  };
}

/** Makes the header and claims of a valid refresh token. Members are replaced in the same way. */
export function refreshParts(now: number, header: Members = {}, claims: Members = {}) {
  const iat = Math.floor(now);
  return {
    header: { alg: 'ES256', typ: 'rt+jwt', ...header },
    claims: {
      iss: ISSUER,
      aud: ISSUER,
      sub: USER,
      sid: SESSION,
      gen: 0,
      iat,
      exp: iat + 300,
      jti: 'r',
      ...claims,
    },
  };
}

export const segment = (value: string | object): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs a token with any key. It uses none of this project's code, so that a token can be wrong in any way. */
export function mint(parts: { header: object; claims: object }, jwk: PrivateJwk): string {
  const input = `${segment({ kid: jwk.kid, ...parts.header })}.${segment(parts.claims)}`;
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Makes a token with an HMAC whose secret is the text of the public key: algorithm confusion (RFC 8725 §2.1). */
export function mintHmac(parts: { header: object; claims: object }, secret: string): string {
  const input = `${segment(parts.header)}.${segment(parts.claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

import type { PrivateJwk } from '@repo/settings';
import { accessParts, mint } from './mint.js';
import { claimsOf } from './response.js';

/** Makes a copy of an access token with these claims changed, signed with the API's own key. */
export function withClaims(token: string, claims: object, key: PrivateJwk): string {
  const now = Math.floor(Date.now() / 1000);
  return mint(accessParts(now, {}, { ...claimsOf(token), ...claims }), key);
}

/** Makes a copy of an access token in which the sign-in was this many seconds ago. */
export function signedInAgo(token: string, seconds: number, key: PrivateJwk): string {
  return withClaims(token, { auth_time: Math.floor(Date.now() / 1000) - seconds }, key);
}

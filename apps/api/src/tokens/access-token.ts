import type { Role } from '@repo/db';
import { LONGEST_ACCESS_TOKEN_TTL } from '@repo/settings';
import { isUuid } from '../database/ids.js';
import { isFor, isNumericDate, isRole, isText } from './claims.js';
import { ACCESS_TOKEN_TYPE, verifyJws, type JsonObject } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** What an access token says (RFC 9068 §2.2). */
export interface AccessClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
  readonly client_id: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  /** The session this token lives and ends with. */
  readonly sid: string;
  readonly role: Role;
  /** What the token may be used for, separated by spaces (RFC 8693 §4.2). */
  readonly scope: string;
  /** When the password was given (RFC 9470 §6.1). */
  readonly auth_time: number;
  /** How the person proved who they are (RFC 8176). */
  readonly amr: readonly string[];
}

export interface AccessTokenRules {
  /** `iss` and `aud`: this API's own origin. */
  readonly issuer: string;
  /** `ACCESS_TOKEN_TTL` in seconds: no token lives longer, whatever its `exp`. */
  readonly accessTokenTtl: number;
}

/** What an access token is worth. Expired is told only of a token that is ours. `why` is for the log. */
export type AccessTokenReading =
  | { readonly state: 'valid' | 'expired'; readonly claims: AccessClaims }
  | { readonly state: 'invalid' | 'malformed'; readonly why: string };

/** Reads an access token: its form, then its header, then its signature, then its claims. */
export function readAccessToken(
  token: string,
  keys: SigningKeys,
  rules: AccessTokenRules,
  now: number,
): AccessTokenReading {
  const verification = verifyJws(token, ACCESS_TOKEN_TYPE, keys);
  if ('claims' in verification) return readAccessClaims(verification.claims, rules, now);
  return { state: verification.refused, why: verification.why };
}

/**
 * Judges the claims of a token whose signature has verified (RFC 8725 §3.3).
 *
 * @param now seconds since the epoch
 */
export function readAccessClaims(
  claims: JsonObject,
  { issuer, accessTokenTtl }: AccessTokenRules,
  now: number,
): AccessTokenReading {
  if (!isAccessClaims(claims)) return invalid('a claim is missing or of a wrong type');
  if (claims.iss !== issuer) return invalid('wrong issuer');
  if (!isFor(claims.aud, issuer)) return invalid('wrong audience');
  const { iat, exp, nbf = iat } = claims;
  if (!isNumericDate(nbf)) return invalid('a claim is missing or of a wrong type');
  if (exp - iat > LONGEST_ACCESS_TOKEN_TTL) return invalid('meant to live too long');
  // A clock that was set back makes our own tokens come from the future. Up to one lifetime ahead they are good, beyond
  // it they count as expired: a refresh replaces them, where a refusal as invalid would end the session.
  const isEarly = Math.max(iat, nbf) > now + accessTokenTtl;
  // A token made before the setting was lowered is as old as the setting says: it expires, and nobody is signed out.
  const isLate = now >= Math.min(exp, iat + accessTokenTtl);
  return { state: isEarly || isLate ? 'expired' : 'valid', claims };
}

function invalid(why: string): AccessTokenReading {
  return { state: 'invalid', why };
}

function isAccessClaims(claims: JsonObject): claims is JsonObject & AccessClaims {
  return (
    isUuid(claims.sub) &&
    isUuid(claims.sid) &&
    isText(claims.jti) &&
    isText(claims.client_id) &&
    isNumericDate(claims.iat) &&
    isNumericDate(claims.exp) &&
    isNumericDate(claims.auth_time) &&
    isRole(claims.role) &&
    isText(claims.scope) &&
    Array.isArray(claims.amr) &&
    claims.amr.every(isText)
  );
}

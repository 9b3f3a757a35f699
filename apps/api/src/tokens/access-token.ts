import type { Role } from '@repo/db';
import { LONGEST_ACCESS_TOKEN_TTL } from '@repo/settings';
import { isUuid } from '../database/ids.js';
import { isFor, isNumericDate, isRole, isText } from './claims.js';
import { ACCESS_TOKEN_TYPE, verifyJws, type JsonObject } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** The claims of an access token (RFC 9068 §2.2). */
export interface AccessClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
  readonly client_id: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  /** The session that the token belongs to. */
  readonly sid: string;
  readonly role: Role;
  /** Scopes, separated by spaces (RFC 8693 §4.2). */
  readonly scope: string;
  /** When the user entered the password (RFC 9470 §6.1). */
  readonly auth_time: number;
  /** The authentication methods (RFC 8176). */
  readonly amr: readonly string[];
}

export interface AccessTokenRules {
  /** `iss` and `aud`: `API_ORIGIN`. */
  readonly issuer: string;
  /** `ACCESS_TOKEN_TTL` in seconds. No token lives longer, whatever its `exp`. */
  readonly accessTokenTtl: number;
}

/** The result of a check of an access token. Only a token of this API can be `expired`. `why` is for the log. */
export type AccessTokenCheck =
  | { readonly state: 'valid' | 'expired'; readonly claims: AccessClaims }
  | { readonly state: 'invalid' | 'malformed'; readonly why: string };

/** Checks an access token: its form, its header, its signature, then its claims. */
export function checkAccessToken(
  token: string,
  keys: SigningKeys,
  rules: AccessTokenRules,
  now: number,
): AccessTokenCheck {
  const verification = verifyJws(token, ACCESS_TOKEN_TYPE, keys);
  if ('claims' in verification) return checkAccessClaims(verification.claims, rules, now);
  return { state: verification.refused, why: verification.why };
}

/**
 * Checks the claims of a token with a verified signature (RFC 8725 §3.3).
 *
 * @param now seconds since the epoch
 */
export function checkAccessClaims(
  claims: JsonObject,
  { issuer, accessTokenTtl }: AccessTokenRules,
  now: number,
): AccessTokenCheck {
  if (!isAccessClaims(claims)) return invalid('a claim is missing or of a wrong type');
  if (claims.iss !== issuer) return invalid('wrong issuer');
  if (!isFor(claims.aud, issuer)) return invalid('wrong audience');
  const { iat, exp, nbf = iat } = claims;
  if (!isNumericDate(nbf)) return invalid('a claim is missing or of a wrong type');
  if (exp - iat > LONGEST_ACCESS_TOKEN_TTL) return invalid('lifetime too long');
  // After the clock was set back, our own tokens come from the future. Up to one lifetime ahead they are valid; beyond it
  // they count as expired, so that a refresh replaces them. If they counted as invalid, they would end the session.
  const isEarly = Math.max(iat, nbf) > now + accessTokenTtl;
  // Lowering ACCESS_TOKEN_TTL shortens existing tokens too: they expire, which signs no one out.
  const isLate = now >= Math.min(exp, iat + accessTokenTtl);
  return { state: isEarly || isLate ? 'expired' : 'valid', claims };
}

function invalid(why: string): AccessTokenCheck {
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

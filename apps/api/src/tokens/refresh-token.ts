import { isUuid } from '../database/ids.js';
import { isFor, isNumericDate, isText } from './claims.js';
import { REFRESH_TOKEN_TYPE, verifyJws, type JsonObject } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** The claims of a refresh token: a session and one of its generations. */
export interface RefreshClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
  readonly sid: string;
  readonly gen: number;
  readonly iat: number;
  /** For the client only; the session's row decides about expiry. */
  readonly exp: number;
  readonly jti: string;
}

/** Largest `integer` of PostgreSQL, which is the type of the column `generation`. */
const LARGEST_GENERATION = 2 ** 31 - 1;

/**
 * Verifies that this API issued a token as a refresh token; undefined when it did not. Its times are ignored, so no clock
 * can sign a user out: the session's row decides about expiry.
 */
export function verifyRefreshToken(
  token: string,
  keys: SigningKeys,
  issuer: string,
): RefreshClaims | undefined {
  const verification = verifyJws(token, REFRESH_TOKEN_TYPE, keys);
  if (!('claims' in verification)) return undefined;
  const { claims } = verification;
  if (!isRefreshClaims(claims)) return undefined;
  return claims.iss === issuer && isFor(claims.aud, issuer) ? claims : undefined;
}

function isRefreshClaims(claims: JsonObject): claims is JsonObject & RefreshClaims {
  return (
    isUuid(claims.sub) &&
    isUuid(claims.sid) &&
    isGeneration(claims.gen) &&
    isNumericDate(claims.iat) &&
    isNumericDate(claims.exp) &&
    isText(claims.jti)
  );
}

function isGeneration(value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= LARGEST_GENERATION
  );
}

import { isUuid } from '../database/ids.js';
import { isFor, isNumericDate, isText } from './claims.js';
import { REFRESH_TOKEN_TYPE, verifyJws, type JsonObject } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** What a refresh token says: a session, and which of its generations. */
export interface RefreshClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  readonly sub: string;
  readonly sid: string;
  readonly gen: number;
  readonly iat: number;
  /** For the client to know. It decides nothing here: the session's row does. */
  readonly exp: number;
  readonly jti: string;
}

/** PostgreSQL's `integer`, which the column of generations is. */
const LARGEST_GENERATION = 2 ** 31 - 1;

/**
 * Verifies a refresh token: that this API made it, as a refresh token. Undefined when not. Its times are not looked at,
 * so no clock can sign a person out; whether the session lives is for its row to say.
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

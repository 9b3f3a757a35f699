import type { Role } from '@repo/db';
import type { AccessClaims, AccessTokenRules } from './access-token.js';
import { ACCESS_TOKEN_TYPE, REFRESH_TOKEN_TYPE, signJws } from './jws.js';
import type { RefreshClaims } from './refresh-token.js';
import { SCOPES } from './scopes.js';
import type { SigningKeys } from './signing-keys.js';
import { newId } from '../database/ids.js';

/** An active session as its row describes it. The database's clock counts the remaining seconds. */
export interface ActiveSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
  readonly generation: number;
  /** When the user entered the password, in seconds since the epoch. */
  readonly authTime: number;
  /** Seconds until the session expires. */
  readonly secondsLeft: number;
  /** Seconds until it expires if it is not refreshed. */
  readonly idleSecondsLeft: number;
}

export interface IssuedTokens {
  /** The session of the tokens. */
  readonly sessionId: string;
  readonly accessToken: string;
  /** Lifetime of the access token, in seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
  /** Lifetime of the refresh token, in seconds. */
  readonly refreshExpiresIn: number;
}

/**
 * Signs the tokens of the current generation of a session.
 *
 * @param now seconds since the epoch
 */
export function issueTokens(
  session: ActiveSession,
  keys: SigningKeys,
  { issuer, accessTokenTtl }: AccessTokenRules,
  now: number,
): IssuedTokens {
  const iat = Math.floor(now);
  const secondsLeft = wholeSeconds(session.secondsLeft);
  // Neither token outlives the session (RFC 9700 §4.14.2).
  const expiresIn = Math.min(accessTokenTtl, secondsLeft);
  const refreshExpiresIn = Math.min(wholeSeconds(session.idleSecondsLeft), secondsLeft);
  const common = { iss: issuer, aud: issuer, sub: session.userId, sid: session.sessionId, iat };
  const access: AccessClaims = {
    ...common,
    client_id: 'web',
    exp: iat + expiresIn,
    jti: newId(),
    role: session.role,
    scope: SCOPES.join(' '),
    auth_time: Math.floor(session.authTime),
    amr: ['pwd'],
  };
  const refresh: RefreshClaims = {
    ...common,
    gen: session.generation,
    exp: iat + refreshExpiresIn,
    jti: newId(),
  };
  return {
    sessionId: session.sessionId,
    accessToken: signJws(ACCESS_TOKEN_TYPE, access, keys),
    expiresIn,
    refreshToken: signJws(REFRESH_TOKEN_TYPE, refresh, keys),
    refreshExpiresIn,
  };
}

/** Rounds down, but allows for the fraction of a millisecond that the row does not store: 600 seconds stay 600. */
function wholeSeconds(seconds: number): number {
  return Math.floor(seconds + 0.001);
}

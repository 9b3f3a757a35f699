import type { Role } from '@repo/db';
import type { AccessClaims, AccessTokenRules } from './access-token.js';
import { ACCESS_TOKEN_TYPE, REFRESH_TOKEN_TYPE, signJws } from './jws.js';
import type { RefreshClaims } from './refresh-token.js';
import { SCOPES } from './scopes.js';
import type { SigningKeys } from './signing-keys.js';
import { newId } from '../database/ids.js';

/** A living session, as its row says it this moment. Seconds left are counted by the database's clock. */
export interface LivingSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
  readonly generation: number;
  /** When the password was given, in seconds since the epoch. */
  readonly authTime: number;
  /** Until the session is over whatever happens. */
  readonly secondsLeft: number;
  /** Until it is over when it is not refreshed. */
  readonly idleSecondsLeft: number;
}

export interface IssuedTokens {
  /** The session that they are of. */
  readonly sessionId: string;
  readonly accessToken: string;
  /** Seconds that the access token lives. */
  readonly expiresIn: number;
  readonly refreshToken: string;
  /** Seconds that the refresh token can be used, if it is not used before. */
  readonly refreshExpiresIn: number;
}

/**
 * Signs the tokens of a session's current generation.
 *
 * @param now seconds since the epoch
 */
export function issueTokens(
  session: LivingSession,
  keys: SigningKeys,
  { issuer, accessTokenTtl }: AccessTokenRules,
  now: number,
): IssuedTokens {
  const iat = Math.floor(now);
  const secondsLeft = wholeSeconds(session.secondsLeft);
  // Neither token outlives the session (RFC 9700 §4.14.2): what is left of it, counted from now, is the most there is.
  const expiresIn = Math.min(accessTokenTtl, secondsLeft);
  const refreshExpiresIn = Math.min(wholeSeconds(session.idleSecondsLeft), secondsLeft);
  const origin = { iss: issuer, aud: issuer, sub: session.userId, sid: session.sessionId, iat };
  const access: AccessClaims = {
    ...origin,
    client_id: 'web',
    exp: iat + expiresIn,
    jti: newId(),
    role: session.role,
    scope: SCOPES.join(' '),
    auth_time: Math.floor(session.authTime),
    amr: ['pwd'],
  };
  const refresh: RefreshClaims = {
    ...origin,
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

/** Rounded down, but for the part of a millisecond that the row does not keep: 600 seconds are not 599. */
function wholeSeconds(seconds: number): number {
  return Math.floor(seconds + 0.001);
}

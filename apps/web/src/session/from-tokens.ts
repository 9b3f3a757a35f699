import 'server-only';
import type { Tokens } from '../api/tokens';
import type { Session } from './session';

/**
 * Makes a session from the API's tokens.
 *
 * @param email the address that the user signed in with
 * @param requestedAt when the tokens were requested, by our clock: their lifetimes are counted from then
 */
export function fromTokens(tokens: Tokens, email: string, requestedAt: number): Session {
  const { sub, sid, role } = tokens.accessToken.claims;
  return {
    id: sid,
    generation: tokens.refreshToken.claims.gen,
    person: { id: sub, email, role },
    accessToken: tokens.accessToken.text,
    accessFrom: requestedAt,
    accessUntil: requestedAt + tokens.expiresIn * 1000,
    refreshToken: tokens.refreshToken.text,
    refreshUntil: requestedAt + tokens.refreshExpiresIn * 1000,
  };
}

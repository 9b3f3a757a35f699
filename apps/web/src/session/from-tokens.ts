import 'server-only';
import type { Tokens } from '../api/tokens';
import type { Session } from './session';

/**
 * The session that the API's tokens make.
 *
 * @param email what the person signed in with
 * @param asked when the tokens were asked for, by our clock: their lives are counted from there
 */
export function fromTokens(tokens: Tokens, email: string, asked: number): Session {
  const { sub, sid, role } = tokens.accessToken.claims;
  return {
    id: sid,
    generation: tokens.refreshToken.claims.gen,
    person: { id: sub, email, role },
    accessToken: tokens.accessToken.text,
    accessFrom: asked,
    accessUntil: asked + tokens.expiresIn * 1000,
    refreshToken: tokens.refreshToken.text,
    refreshUntil: asked + tokens.refreshExpiresIn * 1000,
  };
}

import 'server-only';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Tokens } from '../api/tokens';
import type { Session } from './session';

// Not verified: they came from the API itself a moment ago, and only the API decides by them.
const accessClaims = z.object({
  sub: z.string(),
  sid: z.string(),
  role: z.enum(['user', 'admin']),
});
const refreshClaims = z.object({ gen: z.number().int() });

/**
 * The session that the API's tokens make.
 *
 * @param email what the person signed in with
 * @param asked when the tokens were asked for, by our clock: their lives are counted from there
 * @throws when a token does not say what it must
 */
export function fromTokens(tokens: Tokens, email: string, asked: number): Session {
  const { sub, sid, role } = accessClaims.parse(decodeJwt(tokens.accessToken));
  const { gen } = refreshClaims.parse(decodeJwt(tokens.refreshToken));
  return {
    id: sid,
    generation: gen,
    person: { id: sub, email, role },
    accessToken: tokens.accessToken,
    accessFrom: asked,
    accessUntil: asked + tokens.expiresIn * 1000,
    refreshToken: tokens.refreshToken,
    refreshUntil: asked + tokens.refreshExpiresIn * 1000,
  };
}

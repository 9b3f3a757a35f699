import 'server-only';
import type { AnyAnswer } from '../api/result';
import { readTokens } from '../api/tokens';
import { fromTokens } from '../session/from-tokens';
import { callFor } from './call-for';
import { hold, type Visit } from './request-context';

/**
 * Gives the password of whoever is signed in once more, so that the sign-in is recent (RFC 9470 §6.1). One that is wrong
 * ends nothing.
 */
export async function confirmPassword(visit: Visit, password: string): Promise<AnyAnswer> {
  const call = { route: 'POST /auth/reauthenticate', body: { password } } as const;
  const asked = Date.now();
  const tokens = readTokens(call, await callFor(visit, call), visit.caller);
  if (tokens.ok && visit.session !== undefined) {
    hold(visit, fromTokens(tokens.data, visit.session.person.email, asked));
  }
  return tokens;
}

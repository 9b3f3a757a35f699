import 'server-only';
import type { AnyResult } from '../api/result';
import { readTokens } from '../api/tokens';
import { fromTokens } from '../session/from-tokens';
import { callFor } from './call-for';
import { setSession, type RequestContext } from './request-context';

/**
 * Gives the password of whoever is signed in once more, so that the sign-in is recent (RFC 9470 §6.1). One that is wrong
 * ends nothing.
 */
export async function confirmPassword(
  context: RequestContext,
  password: string,
): Promise<AnyResult> {
  const call = { route: 'POST /auth/reauthenticate', body: { password } } as const;
  const asked = Date.now();
  const tokens = readTokens(call, await callFor(context, call), context.caller);
  if (tokens.ok && context.session !== undefined) {
    setSession(context, fromTokens(tokens.data, context.session.person.email, asked));
  }
  return tokens;
}

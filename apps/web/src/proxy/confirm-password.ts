import 'server-only';
import type { AnyResult } from '../api/result';
import { readTokens } from '../api/tokens';
import { fromTokens } from '../session/from-tokens';
import { callAsUser } from './call-as-user';
import { setSession, type RequestContext } from './request-context';

/** Sends the signed-in user's password, so that the sign-in is recent (RFC 9470 §6.1). A wrong one does not end the session. */
export async function confirmPassword(
  context: RequestContext,
  password: string,
): Promise<AnyResult> {
  const call = { route: 'POST /auth/reauthenticate', body: { password } } as const;
  const asked = Date.now();
  const tokens = readTokens(call.route, await callAsUser(context, call), context.caller);
  if (tokens.ok && context.session !== undefined) {
    setSession(context, fromTokens(tokens.data, context.session.person.email, asked));
  }
  return tokens;
}

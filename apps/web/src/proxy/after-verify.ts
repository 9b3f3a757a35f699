import 'server-only';
import { callApi } from '../api/call';
import { logOut, readTokens } from '../api/tokens';
import { doneAt } from '../page-context/page-context';
import { rememberSignedOut } from '../session/ended';
import { fromTokens } from '../session/from-tokens';
import { seeOther } from './responses';
import { setSession, type RequestContext } from './request-context';

/**
 * After an address was confirmed: signs in whoever confirmed it, and ends the session that this browser had before. When
 * that cannot be done now, the account is there all the same, and the sign-in page says so.
 *
 * @param data the API's tokens
 * @param asked when they were asked for, by our clock
 */
export async function afterVerify(
  context: RequestContext,
  data: unknown,
  asked: number,
): Promise<Response> {
  const isIn = await signInAs(context, data, asked);
  return seeOther(doneAt(isIn ? '/account' : '/login', 'verify'));
}

async function signInAs(context: RequestContext, data: unknown, asked: number): Promise<boolean> {
  const { caller, session: old } = context;
  const tokens = readTokens({ route: 'POST /auth/verify-email' }, { ok: true, data }, caller);
  if (!tokens.ok) return false;
  const { text } = tokens.data.accessToken;
  const profile = await callApi({ route: 'GET /user/profile' }, caller, text);
  if (!profile.ok) return false;
  if (old !== undefined) {
    if (!(await logOut(old.accessToken, caller)).ok) return false;
    rememberSignedOut(old, caller.requestId);
  }
  setSession(context, fromTokens(tokens.data, profile.data.email, asked));
  return true;
}

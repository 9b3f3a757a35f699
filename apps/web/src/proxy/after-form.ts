import 'server-only';
import { callApi } from '../api/call';
import { logOut, readTokens } from '../api/tokens';
import { doneAt } from '../page-context/page-context';
import { rememberSignedOut } from '../session/ended';
import { fromTokens } from '../session/from-tokens';
import { seeOther } from './responses';
import { callAsUser } from './call-as-user';
import { setSession, type RequestContext } from './request-context';

/**
 * Signs in the user who confirmed an address, and ends this browser's previous session. If that fails, the account exists
 * anyway, and the sign-in page says so.
 *
 * @param data the API's tokens
 * @param requestedAt when they were requested, by our clock
 */
export async function afterVerify(
  context: RequestContext,
  data: unknown,
  requestedAt: number,
): Promise<Response> {
  const isSignedIn = await startSession(context, data, requestedAt);
  return seeOther(doneAt(isSignedIn ? '/account' : '/login', 'verify'));
}

async function startSession(
  context: RequestContext,
  data: unknown,
  requestedAt: number,
): Promise<boolean> {
  const { caller, session: old } = context;
  const tokens = readTokens('POST /auth/verify-email', { ok: true, data }, caller);
  if (!tokens.ok) return false;
  const { text } = tokens.data.accessToken;
  const profile = await callApi({ route: 'GET /user/profile' }, caller, text);
  if (!profile.ok) return false;
  if (old !== undefined) {
    if (!(await logOut(old.accessToken, caller)).ok) return false;
    rememberSignedOut(old, caller.requestId);
  }
  setSession(context, fromTokens(tokens.data, profile.data.email, requestedAt));
  return true;
}

/**
 * Redirects to the sign-in page after a password reset. The reset ended every session of the account, which may include
 * this browser's. A call of the API finds out, so that no page then shows the user as signed in.
 */
export async function afterReset(context: RequestContext): Promise<Response> {
  await callAsUser(context, { route: 'GET /user/profile' });
  return seeOther(doneAt('/login', 'reset'));
}

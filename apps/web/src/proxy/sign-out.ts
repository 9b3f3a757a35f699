import 'server-only';
import { logOut } from '../api/tokens';
import { noCookie, writeCookie } from '../session/cookie';
import { rememberSignedOut, whyEnded } from '../session/ended';
import { refuse, seeOther } from './responses';
import type { RequestContext } from './request-context';

/**
 * Handles the sign-out form. The session ends at the API first: while the API cannot be reached, the user stays signed in and
 * sees an error, because the session would still work.
 */
export async function signOut(context: RequestContext): Promise<Response> {
  const { session, caller } = context;
  if (session !== undefined && whyEnded(session.id) === undefined) {
    const result = await logOut(session.accessToken, caller);
    if (!result.ok) return refuse(context, result.problem, { retryMethod: 'POST' });
    rememberSignedOut(session, caller.requestId);
  }
  context.session = undefined;
  const response = seeOther('/');
  response.headers.append('set-cookie', writeCookie(noCookie('session')));
  // Removes the pages of the account that the browser keeps for the Back button (W3C Clear Site Data §3.1).
  response.headers.set('clear-site-data', '"cache"');
  return response;
}

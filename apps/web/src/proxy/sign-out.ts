import 'server-only';
import { logOut } from '../api/tokens';
import { noCookie, writeCookie } from '../session/cookie';
import { rememberSignedOut, whyEnded } from '../session/ended';
import { refuse, seeOther } from './responses';
import type { RequestContext } from './request-context';

/**
 * The sign-out form. The session ends at the API first: while that cannot be reached the person stays signed in and is
 * told so, rather than believe that a session is over that still works.
 */
export async function signOut(context: RequestContext): Promise<Response> {
  const { session, caller } = context;
  if (session !== undefined && whyEnded(session.id) === undefined) {
    const answer = await logOut(session.accessToken, caller);
    if (!answer.ok) return refuse(context, answer.problem, { again: 'POST' });
    rememberSignedOut(session, caller.requestId);
  }
  context.session = undefined;
  const response = seeOther('/');
  response.headers.append('set-cookie', writeCookie(noCookie('session')));
  // Pages of the account that the browser kept for the Back button go with it (W3C Clear Site Data §3.1).
  response.headers.set('clear-site-data', '"cache"');
  return response;
}

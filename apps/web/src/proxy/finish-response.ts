import 'server-only';
import { writeCookie } from '../session/cookie';
import { sessionCookie } from '../session/load';
import { setsTestCookie, testCookie } from './cookie-test';
import { contentSecurityPolicy, setSafeHeaders } from '../security-headers';
import type { RequestContext } from './request-context';

/** What every answer carries, refusals and redirects included; and the session's new cookie, when there is one. */
export async function finishResponse(
  context: RequestContext,
  response: Response,
): Promise<Response> {
  const { session, isRenewed, caller, nonce } = context;
  const { headers } = response;
  setSafeHeaders(headers);
  headers.set('content-security-policy', contentSecurityPolicy(nonce));
  // A refusal of the API's has the id of the request that the API refused.
  if (!headers.has('x-request-id')) headers.set('x-request-id', caller.requestId);
  // A Set-Cookie in what a shared cache may keep would sign strangers in; and nothing here is the same for everybody.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  headers.append('vary', 'Cookie, Accept, Sec-Fetch-Dest');
  const cookie = session !== undefined && isRenewed ? await sessionCookie(session) : undefined;
  if (cookie !== undefined) headers.append('set-cookie', writeCookie(cookie));
  if (setsTestCookie(context, response)) headers.append('set-cookie', testCookie());
  return response;
}

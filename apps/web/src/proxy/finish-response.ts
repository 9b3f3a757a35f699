import 'server-only';
import { writeCookie } from '../session/cookie';
import { sessionCookie } from '../session/load';
import { setsTestCookie, testCookie } from './cookie-check';
import { isIsolated } from '../isolated-pages';
import { contentSecurityPolicy, setSafeHeaders } from '../security-headers';
import type { RequestContext } from './request-context';

/** Adds the fields that every response has, refusals and redirects too, and the session's cookie if it is new. */
export async function finishResponse(
  context: RequestContext,
  response: Response,
): Promise<Response> {
  const { session, hasNewSession, caller, nonce, request } = context;
  const { headers } = response;
  setSafeHeaders(headers);
  const mayConnect = !isIsolated(request.nextUrl.pathname);
  headers.set('content-security-policy', contentSecurityPolicy(nonce, mayConnect));
  // A refusal of the API already has the id of the API's request.
  if (!headers.has('x-request-id')) headers.set('x-request-id', caller.requestId);
  // Every response depends on the user, and a cached Set-Cookie would sign other people in.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  headers.append('vary', 'Cookie, Accept, Sec-Fetch-Dest');
  const cookie = session !== undefined && hasNewSession ? await sessionCookie(session) : undefined;
  if (cookie !== undefined) headers.append('set-cookie', writeCookie(cookie));
  if (setsTestCookie(context, response)) headers.append('set-cookie', testCookie());
  return response;
}

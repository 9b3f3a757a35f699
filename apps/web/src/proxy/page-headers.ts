import 'server-only';
import { ownFields } from '@repo/errors';
import { PAGE_CONTEXT, type PageContext, writePageContext } from '../page-context/page-context';
import { cookieName } from '../session/cookie';
import { sealSession } from '../session/load';
import { settings } from '../settings';
import { isIsolated } from '../isolated-pages';
import { contentSecurityPolicy } from '../security-headers';
import type { RequestContext } from './request-context';

/** Fields that a client must not set: credentials of the API, and fields that only proxies may set. */
const UNTRUSTED = [
  'authorization',
  'proxy-authorization',
  ...ownFields.map(({ field }) => field),
  'x-user-.*',
  'x-forwarded-.*',
  'forwarded',
];
const IS_UNTRUSTED = new RegExp(`^(?:${UNTRUSTED.join('|')})$`, 'i');

/**
 * Makes the request header that Next and the page see: without fields that a client could forge, with the page context and the
 * current session, which may be newer than the browser's.
 */
export async function pageHeaders(
  context: RequestContext,
  pageContext: Partial<PageContext>,
): Promise<Headers> {
  const { request, caller, address, session, hasNewSession, cookieCheck } = context;
  const { requestId } = caller;
  const person = session?.person.id;
  const checksCookies = cookieCheck.isPassed || cookieCheck.isSet;
  if (session !== undefined && hasNewSession) {
    request.cookies.set(cookieName('session'), await sealSession(session));
  }
  const headers = new Headers(request.headers);
  const untrusted = [...headers.keys()].filter((name) => IS_UNTRUSTED.test(name));
  for (const name of untrusted) headers.delete(name);
  const origin = new URL(settings().WEB_ORIGIN);
  headers.set('x-forwarded-for', caller.address);
  headers.set('x-forwarded-host', origin.host);
  headers.set('x-forwarded-proto', origin.protocol.slice(0, -1));
  // Next reads the nonce for its own scripts from this field.
  const mayConnect = !isIsolated(request.nextUrl.pathname);
  headers.set('content-security-policy', contentSecurityPolicy(context.nonce, mayConnect));
  headers.set(
    PAGE_CONTEXT,
    writePageContext({ requestId, address, person, checksCookies, ...pageContext }),
  );
  return headers;
}

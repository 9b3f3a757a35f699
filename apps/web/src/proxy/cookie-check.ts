import 'server-only';
import { COOKIE_CHECK } from '../forms/field-names';
import { cookieOf, cookieValues, writeCookie } from '../session/cookie';
import type { RequestContext } from './request-context';

/**
 * The check that the browser stores cookies. Without cookies a sign-in would show the same form for ever, so the page with
 * the form sets a test cookie, and a form that is sent without it is refused before its password is checked. The test cookie
 * is never removed, because a form that was opened before a sign-out still needs it afterwards.
 */
export interface CookieCheck {
  /** True if this request has the test cookie. */
  readonly isPassed: boolean;
  /** True if the response sets the test cookie, provided that its page has the sign-in form. */
  isSet: boolean;
}

/** Starts the check for a request. `cookies`: its `Cookie` field. */
export function cookieCheckOf(method: string, cookies: string | null): CookieCheck {
  const isPassed = cookieValues('test-cookie', cookies).length > 0;
  return { isPassed, isSet: !isPassed && method !== 'POST' };
}

/** True if a form was sent by a browser that blocks cookies. Programs send no Fetch Metadata, and need not keep cookies. */
export const blocksCookies = (
  form: URLSearchParams,
  { cookieCheck, request }: RequestContext,
): boolean =>
  form.has(COOKIE_CHECK) && !cookieCheck.isPassed && request.headers.has('sec-fetch-site');

/** In seconds. A form may stay open for days. A browser keeps a cookie for at most 400 days (RFC 6265bis §5.5). */
const LIFETIME = 400 * 86_400;

/** The `Set-Cookie` field of the test cookie. */
export const testCookie = () => writeCookie(cookieOf('test-cookie', '1', LIFETIME));

/** True if this response sets the test cookie: it has the sign-in form, as a page or as data for Next's router. */
export const setsTestCookie = (context: RequestContext, { status }: Response): boolean => {
  const { cookieCheck, request, wantsProblemJson } = context;
  const isRefusal = (status === 401 || request.method === 'POST') && !wantsProblemJson;
  return cookieCheck.isSet && (isRefusal || request.nextUrl.pathname === '/login');
};

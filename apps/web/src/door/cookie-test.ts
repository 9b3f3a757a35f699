import 'server-only';
import { COOKIE_TEST } from '../forms/field-names';
import { cookieOf, cookieValues, noCookie, writeCookie } from '../session/cookie';
import type { Visit } from './visit';

/**
 * Whether the browser keeps cookies: without one, a sign-in would show the same form again, for ever. So the page with the
 * form sets a cookie that says nothing, and a form that comes back without any is refused before its password is looked at.
 */
export interface CookieTest {
  /** Whether a cookie of ours came with this request. */
  readonly isPassed: boolean;
  /** Whether the test cookie did, which the session's cookie replaces. */
  readonly isOnTrial: boolean;
  /** Whether the page that is shown sets the test cookie, if it holds the form. */
  isSet: boolean;
}

export function cookieTestOf(method: string, cookies: string | null): CookieTest {
  const isOnTrial = cookieValues('test-cookie', cookies).length > 0;
  const isPassed = isOnTrial || cookieValues('session', cookies).length > 0;
  return { isPassed, isOnTrial, isSet: !isPassed && method !== 'POST' };
}

/** Whether a form shows that its browser blocks cookies. Programs, which send no Fetch Metadata, may keep none. */
export const blocksCookies = (form: URLSearchParams, { cookieTest, request }: Visit): boolean =>
  form.has(COOKIE_TEST) && !cookieTest.isPassed && request.headers.has('sec-fetch-site');

/** In seconds. A form may stand open for days; and a browser keeps no cookie for longer than 400 (RFC 6265bis §5.5). */
const LIFETIME = 400 * 86_400;

export const testCookie = () => writeCookie(cookieOf('test-cookie', '1', LIFETIME));

export const noTestCookie = () => writeCookie(noCookie('test-cookie'));

/** Whether this response sets the test cookie: it holds the sign-in form, as a page or as what the router asked for. */
export const setsTestCookie = (visit: Visit, { status }: Response): boolean => {
  const { cookieTest, request, isData } = visit;
  const isRefusal = (status === 401 || request.method === 'POST') && !isData;
  return cookieTest.isSet && (isRefusal || request.nextUrl.pathname === '/login');
};

import 'server-only';
import { COOKIE_TEST } from '../forms/field-names';
import { cookieOf, cookieValues, writeCookie } from '../session/cookie';
import type { RequestContext } from './request-context';

/**
 * Tests if the browser keeps cookies. Without them a sign-in shows the same form for ever, so the page with the form sets a
 * test cookie, and a form that comes back without it is refused before its password is checked. The test cookie is never
 * removed: the session's cannot stand for it in a form that was opened before a sign-out.
 */
export interface CookieTest {
  /** The test cookie came with this request. */
  readonly isPassed: boolean;
  /** The page that is shown sets the test cookie, if it holds the form. */
  isSet: boolean;
}

export function cookieTestOf(method: string, cookies: string | null): CookieTest {
  const isPassed = cookieValues('test-cookie', cookies).length > 0;
  return { isPassed, isSet: !isPassed && method !== 'POST' };
}

/** True if a form shows that its browser blocks cookies. Programs, which send no Fetch Metadata, may keep none. */
export const blocksCookies = (
  form: URLSearchParams,
  { cookieTest, request }: RequestContext,
): boolean =>
  form.has(COOKIE_TEST) && !cookieTest.isPassed && request.headers.has('sec-fetch-site');

/** In seconds. A form may stand open for days; and a browser keeps no cookie for longer than 400 (RFC 6265bis §5.5). */
const LIFETIME = 400 * 86_400;

export const testCookie = () => writeCookie(cookieOf('test-cookie', '1', LIFETIME));

/** True if this response sets the test cookie: it holds the sign-in form, as a page or as what the router asked for. */
export const setsTestCookie = (context: RequestContext, { status }: Response): boolean => {
  const { cookieTest, request, isData } = context;
  const isRefusal = (status === 401 || request.method === 'POST') && !isData;
  return cookieTest.isSet && (isRefusal || request.nextUrl.pathname === '/login');
};

import 'server-only';
import { settings } from '../settings';

const isHttps = () => settings().WEB_ORIGIN.startsWith('https:');

/**
 * The cookie's name on the wire. The prefix makes browsers insist on Secure, Path=/, no Domain and HttpOnly
 * (draft-ietf-httpbis-layered-cookies); over plain http, where it cannot be had, the bare name.
 */
export const cookieName = (name: 'session' | 'draft') => (isHttps() ? `__Host-Http-${name}` : name);

/** The attributes of every cookie that is set here, and, being the same, of the field that clears it. */
export const cookieAttributes = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }) as const;

/** RFC 6265bis §5.6: a browser may drop a cookie whose name and value take more. */
const MOST_OCTETS = 4096;

/** A `Set-Cookie` field value. Throws a RangeError for what a browser may drop. */
export function setCookie(name: 'session' | 'draft', value: string, maxAge: number): string {
  const pair = `${cookieName(name)}=${value}`;
  if (pair.length > MOST_OCTETS) throw new RangeError(`The cookie ${name} is too long`);
  const secure = isHttps() ? '; Secure' : '';
  return `${pair}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The `Set-Cookie` field value that takes a cookie away. */
export const clearCookie = (name: 'session' | 'draft') => setCookie(name, '', 0);

/**
 * A cookie's value from the `Cookie` field. Undefined when it is not there, and when it is there twice: one of the two
 * was planted by another host or path, and nothing tells which (RFC 6265bis §5.4).
 */
export function cookieValue(name: 'session' | 'draft', field: string | null): string | undefined {
  const prefix = `${cookieName(name)}=`;
  const found = (field ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix));
  return found.length === 1 ? found[0]?.slice(prefix.length) : undefined;
}

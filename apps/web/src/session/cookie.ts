import 'server-only';
import { settings } from '../settings';

type Name = 'session' | 'test-cookie';

const isHttps = () => settings().WEB_ORIGIN.startsWith('https:');

/**
 * The cookie's name on the wire. The prefix makes browsers insist on Secure, Path=/, no Domain and HttpOnly
 * (draft-ietf-httpbis-layered-cookies); over plain http, where it cannot be had, the bare name.
 */
export const cookieName = (name: Name) => (isHttps() ? `__Host-Http-${name}` : name);

/** RFC 6265bis §5.6: a browser may drop a cookie whose name and value take more. */
const MOST_OCTETS = 4096;

/**
 * A cookie to set, with the attributes of every cookie that is set here; one to take away has the same.
 *
 * @param maxAge in seconds
 * @throws {RangeError} when a browser may drop it
 */
export function cookieOf(name: Name, value: string, maxAge: number) {
  const wire = cookieName(name);
  if (wire.length + 1 + value.length > MOST_OCTETS) {
    throw new RangeError(`The cookie ${name} is too long`);
  }
  const secure = isHttps();
  return { name: wire, value, path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure } as const;
}

export type Cookie = ReturnType<typeof cookieOf>;

/** What takes a cookie away. */
export const noCookie = (name: Name): Cookie => cookieOf(name, '', 0);

/** A cookie as the value of a `Set-Cookie` field (RFC 6265bis §4.1.1). */
export const writeCookie = ({ name, value, path, maxAge, secure }: Cookie): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The values of all cookies of this name in the `Cookie` field: other hosts and paths may have set more than one. */
export function cookieValues(name: Name, field: string | null): string[] {
  const prefix = `${cookieName(name)}=`;
  return (field ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
}

import 'server-only';
import { settings } from '../settings';

type Name = 'session' | 'test-cookie';

const isHttps = () => settings().WEB_ORIGIN.startsWith('https:');

/**
 * The name of a cookie in header fields. With the prefix, browsers require Secure, Path=/, HttpOnly and no Domain
 * (draft-ietf-httpbis-layered-cookies). Over plain http the prefix is not possible, so it is left out.
 */
export const cookieName = (name: Name) => (isHttps() ? `__Host-Http-${name}` : name);

/** Maximum length of name and value together. A browser may drop a cookie that is longer (RFC 6265bis §5.6). */
const MAX_OCTETS = 4096;

/**
 * Makes a cookie, with the attributes of all our cookies. A cookie must be removed with the attributes it was set with.
 *
 * @param maxAge in seconds
 * @throws {RangeError} if a browser may drop it
 */
export function cookieOf(kind: Name, value: string, maxAge: number) {
  const name = cookieName(kind);
  if (name.length + 1 + value.length > MAX_OCTETS) {
    throw new RangeError(`The cookie ${kind} is too long`);
  }
  const secure = isHttps();
  return { name, value, path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure } as const;
}

export type Cookie = ReturnType<typeof cookieOf>;

/** Makes a cookie that removes the one with this name. */
export const noCookie = (name: Name): Cookie => cookieOf(name, '', 0);

/** Writes a cookie as the value of a `Set-Cookie` field (RFC 6265bis §4.1.1). */
export const writeCookie = ({ name, value, path, maxAge, secure }: Cookie): string =>
  `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** Reads the values of all cookies of a name from the `Cookie` field. Other hosts and paths may have set some of them. */
export function cookieValues(name: Name, field: string | null): string[] {
  const prefix = `${cookieName(name)}=`;
  return (field ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
}

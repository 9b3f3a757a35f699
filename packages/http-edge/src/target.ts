import type { IncomingMessage } from 'node:http';
import { isHost } from './host.js';

/** Maximum length of a request target, in octets (RFC 9112 §3 recommends at least 8000). */
export const LONGEST_TARGET = 8000;

/** A URI is in ASCII (RFC 3986 §2), and is sent without its fragment (RFC 9110 §7.1). */
const OCTETS = /^[\x21\x22\x24-\x7e]+$/;

/** The absolute form: scheme, authority, the rest (RFC 9112 §3.2.2). */
const ABSOLUTE = /^https?:\/\/([^/?]*)(.*)$/i;

/** Checks that the target has one of the forms that an origin server accepts (RFC 9112 §3.2). */
export function isTarget({ method, url = '' }: IncomingMessage): boolean {
  if (url === '*') return method === 'OPTIONS';
  if (!OCTETS.test(url) || !hasReadableEscapes(url)) return false;
  return url.startsWith('/') || isHost(ABSOLUTE.exec(url)?.[1] ?? '');
}

function hasReadableEscapes(target: string): boolean {
  if (!target.includes('%')) return true;
  try {
    // Also refuses octets that are not UTF-8: no resource here has such a name.
    decodeURI(target.replace(/\?.*$/, ''));
    return true;
  } catch {
    return false;
  }
}

/**
 * Rewrites a request in absolute form to origin form, with the target's authority as its Host (RFC 9112 §3.2.2). The
 * listener then routes it like any other.
 */
export function toOriginForm(request: IncomingMessage): void {
  const { method, url = '', rawHeaders } = request;
  if (url.startsWith('/')) return;
  const [, authority, rest = ''] = ABSOLUTE.exec(url) ?? [];
  if (authority === undefined) return;
  // RFC 9112 §3.2.4: OPTIONS without a path is about the whole server.
  const whole = method === 'OPTIONS' && rest === '';
  request.url = whole ? '*' : rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = authority;
  const index = rawHeaders.findIndex((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (index === -1) rawHeaders.push('Host', authority);
  else rawHeaders[index + 1] = authority;
}

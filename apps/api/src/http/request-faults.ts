import type { IncomingMessage } from 'node:http';
import type { Code } from '@repo/errors';
import { fieldLines } from './field-lines.js';

/** Longest request target in octets (RFC 9112 §3: at least 8000 are recommended). */
const LONGEST_TARGET = 8000;

/** RFC 3986 §2: a URI is in ASCII; and it goes to the server without its fragment (RFC 9110 §7.1). */
const TARGET = /^[\x21\x22\x24-\x7e]+$/;

/** RFC 9110 §7.2, RFC 3986 §3.2.2: a host and perhaps a port; no user, path or white space. */
const HOST = /^(?:\[[\da-fA-F:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?$/;

/**
 * What is wrong with a request as HTTP, before any route is looked at; undefined when nothing is. Node has refused what
 * it could not parse, and lets these pass.
 */
export function requestFault(request: IncomingMessage): Code | undefined {
  const target = request.url ?? '';
  if (target.length > LONGEST_TARGET) return 'uri_too_long';
  const isFine = request.httpVersionMajor === 1 && isTarget(target) && hasOneHost(request);
  return isFine ? undefined : 'bad_request';
}

function isTarget(target: string): boolean {
  if (!TARGET.test(target)) return false;
  if (!target.includes('%')) return true;
  try {
    // Octets that are no UTF-8 too: nothing of ours has such a name.
    decodeURI(target.replace(/\?.*$/, ''));
    return true;
  } catch {
    return false;
  }
}

/** RFC 9112 §3.2: 400 for a request without Host, with more than one, or with one that cannot be. */
function hasOneHost({ rawHeaders, httpVersionMinor }: IncomingMessage): boolean {
  const hosts = fieldLines(rawHeaders, 'host');
  const [host] = hosts;
  if (host === undefined) return httpVersionMinor === 0;
  return hosts.length === 1 && HOST.test(host);
}

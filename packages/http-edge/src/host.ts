import type { IncomingMessage } from 'node:http';
import { fieldLines } from './field-lines.js';

/**
 * A DNS name or an IP address, with or without a port (RFC 9110 §7.2). RFC 3986 §3.2.2 allows more, such as the comma of two
 * joined Host lines, which no host on the web uses.
 */
const HOST = /^(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d*)?$/;

export function isHost(text: string): boolean {
  return HOST.test(text);
}

/** Checks that a request has exactly one Host, and that it is valid. HTTP/1.0 does not require a Host (RFC 9112 §3.2). */
export function hasOneHost({ rawHeaders, httpVersionMinor }: IncomingMessage): boolean {
  const hosts = fieldLines(rawHeaders, 'host');
  const [host] = hosts;
  if (host === undefined) return httpVersionMinor === 0;
  return hosts.length === 1 && isHost(host);
}

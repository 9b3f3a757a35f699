import type { IncomingMessage } from 'node:http';
import { fieldLines } from './field-lines.js';

/**
 * A host, with or without a port: a name in the DNS or an address (RFC 9110 §7.2). RFC 3986 §3.2.2 allows more, such as
 * the comma of two joined Host lines; no host of the web is named so.
 */
const HOST = /^(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d*)?$/;

export function isHost(text: string): boolean {
  return HOST.test(text);
}

/** RFC 9112 §3.2: 400 for a request without Host, with more than one, or with an invalid one. */
export function hasOneHost({ rawHeaders, httpVersionMinor }: IncomingMessage): boolean {
  const hosts = fieldLines(rawHeaders, 'host');
  const [host] = hosts;
  if (host === undefined) return httpVersionMinor === 0;
  return hosts.length === 1 && isHost(host);
}

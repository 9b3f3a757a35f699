import { statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';

/**
 * Removes the conditions and ranges that Next would refuse with a page of its own. `If-Match` and `If-Unmodified-Since` protect
 * changes (RFC 9110 §13.1), and no file is changed here. A server may ignore `Range` (§14.2). One range that begins in the
 * file stays, because players of audio and video need it.
 *
 * @param path the file that is requested, if any
 */
export function removeConditions({ method, headers }: IncomingMessage, path?: string): void {
  delete headers['if-match'];
  delete headers['if-unmodified-since'];
  const { range } = headers;
  if (range === undefined) return;
  if (method === 'GET' && path !== undefined && hasRange(path, range)) {
    // A range counts the octets of the file itself, so the response must not be compressed.
    delete headers['accept-encoding'];
  } else delete headers.range;
}

/** True for one range, such as `bytes=0-` or `bytes=0-499`, that begins in the file. */
function hasRange(path: string, range: string): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || (last && Number(last) < Number(first))) return false;
  return Number(first) < (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
}

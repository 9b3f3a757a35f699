import { statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';

/**
 * Removes the conditions that Next would refuse with a page of its own. They protect changes (RFC 9110 §13.1), and nothing here
 * changes a file. Also removes a `Range` that the file does not have, which a server may ignore (§14.2); others are for players
 * of audio and video.
 *
 * @param path the file that is requested, if any
 */
export function readConditions({ method, headers }: IncomingMessage, path?: string): void {
  delete headers['if-match'];
  delete headers['if-unmodified-since'];
  const { range } = headers;
  if (range === undefined) return;
  if (method === 'GET' && path !== undefined && hasRange(path, range)) {
    // A range counts the octets of the file, not of a compressed one.
    delete headers['accept-encoding'];
  } else delete headers.range;
}

/** True for one range, such as `bytes=0-` or `bytes=0-499`, that begins in the file. */
function hasRange(path: string, range: string): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || (last && Number(last) < Number(first))) return false;
  return Number(first) < (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
}

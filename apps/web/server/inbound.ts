import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { PAGE_CONTEXT } from '../src/page-context/page-context';
import { REQUEST_ID } from '../src/request-id';

/** Prepares a request for Next, with what only the server knows: its peer, and its id, which is returned. */
export function inbound(request: IncomingMessage): string {
  const { headers, socket, method, url = '/' } = request;
  // The proxy writes it for the page (src/page-context).
  delete headers[PAGE_CONTEXT];
  const requestId = uuidv7();
  headers[REQUEST_ID] = requestId;
  // As every proxy does. The last address is always true; src/api/caller.ts decides which of the others to believe.
  const forwarded = headers['x-forwarded-for'] ?? [];
  headers['x-forwarded-for'] = [forwarded, socket.remoteAddress ?? 'unknown'].flat().join(', ');
  // Fetch §4.2 refuses to make a `Request` of this method, and Next makes one of each. No page has this one either.
  if (method === 'TRACE') request.method = 'X-TRACE';
  request.url = literal(url);
  return requestId;
}

/**
 * Keeps a path as it was sent: Next would redirect from `//account` and `/account\` to `/account`, read `/x/../account` as
 * that, and answer `/account.rsc` with its router's format. Another spelling of an address is another address, so it is
 * escaped, and is no page's.
 */
function literal(target: string): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/.exec(target) ?? [];
  const isRead = !path.includes('//') && new URL(`http://web${path}`).pathname === path;
  const escaped = isRead ? path : `/${encodeURIComponent(path.slice(1))}`;
  return escaped.replace(/\.rsc$/, '%2Ersc') + query;
}

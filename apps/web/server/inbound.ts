import type { IncomingMessage } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { appFiles } from '../src/app-files';
import { PAGE_CONTEXT } from '../src/page-context/page-context';
import { REQUEST_ID } from '../src/request-id';
import { removeConditions } from './conditions';

/** Prepares a request for Next: adds the peer's address and a new request id, and rewrites what Next would misread. @returns the id */
export function inbound(request: IncomingMessage): string {
  const { headers, socket, method, url = '/' } = request;
  // Only the proxy may set this field (src/page-context).
  delete headers[PAGE_CONTEXT];
  const requestId = uuidv7();
  headers[REQUEST_ID] = requestId;
  // The last address is the connection's own. src/api/caller.ts decides which of the others to trust.
  const forwarded = headers['x-forwarded-for'] ?? [];
  headers['x-forwarded-for'] = [forwarded, socket.remoteAddress ?? 'unknown'].flat().join(', ');
  // Next turns each request into a `Request`, which Fetch §4.2 forbids for TRACE. No page supports the replacement, so the
  // request is still refused.
  if (method === 'TRACE') request.method = 'X-TRACE';
  const [, path = '', query = ''] = /^([^?]*)(.*)$/.exec(url) ?? [];
  const file = appFiles()?.publicFile(path);
  removeConditions(request, file?.path);
  request.url = escapeUnusual(file?.address ?? path) + query;
  return requestId;
}

/**
 * Escapes a path that Next would not take literally: it redirects `//account` and `/account\` to `/account`, resolves
 * `/x/../account` and `/_next/data/x/account.json`, and responds to `/account.rsc` in its router's format. An escaped path
 * is one segment, so only a pattern such as /[name] matches it, with all of it as the parameter. A path with `%2Ersc`
 * matches no page.
 */
function escapeUnusual(path: string): string {
  const isPlain =
    !/\/\/|^\/_next\/data\//.test(path) && new URL(`http://web${path}`).pathname === path;
  const escaped = isPlain ? path : `/${encodeURIComponent(path.slice(1))}`;
  return escaped.replace(/\.rsc$/, '%2Ersc');
}

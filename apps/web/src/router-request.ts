import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';
import { readFields } from '@repo/http-edge';
import type { IncomingMessage } from 'node:http';
import { isDataRequest } from './proxy/data-request';

/** Fields with which Next's router asks for a part of a page, from a page that is open. */
const ROUTER_FIELDS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'next-hmr-refresh',
] as const;

/** Fields that parts of Next send each other. From a client they are never meant, and some are obeyed. */
const INTERNAL_FIELD = /^(?:x-(?:middleware|invoke|now)-|x-matched-path$|next-(?:action|resume)$)/;

/**
 * Removes what Next reads from a request without need. The fields of its router stay in a request that its router can
 * have sent: with any other, Next answers a document request with the router's format, redirects a POST with 307, or
 * fails.
 *
 * @returns false if the router's fields cannot be read, which Next would answer with 500
 */
export function readRouterFields(request: IncomingMessage): boolean {
  const { method, url = '', headers } = request;
  for (const name of Object.keys(headers)) if (INTERNAL_FIELD.test(name)) delete headers[name];
  const fields = readFields(request);
  const isRouter =
    headers['rsc'] === '1' &&
    (method === 'GET' || method === 'HEAD') &&
    isDataRequest(fields) &&
    /[?&]_rsc(?:[=&]|$)/.test(url);
  if (isRouter) return isReadable(fields.get('next-router-state-tree'));
  for (const name of ROUTER_FIELDS) delete headers[name];
  return true;
}

function isReadable(stateTree: string | null): boolean {
  try {
    parseAndValidateFlightRouterState(stateTree ?? undefined);
    return true;
  } catch {
    return false;
  }
}

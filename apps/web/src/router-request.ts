import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';
import { readFields } from '@repo/http-edge';
import type { IncomingMessage } from 'node:http';
import { wantsProblemJson } from './proxy/wants-problem-json';

/** Fields with which Next's router, in an open page, requests a part of a page. */
const ROUTER_FIELDS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'next-hmr-refresh',
] as const;

/** Fields that parts of Next send to each other. Next would obey some of them from a client too. */
const INTERNAL_FIELD = /^(?:x-(?:middleware|invoke|now)-|x-matched-path$|next-(?:action|resume)$)/;

/**
 * Removes the fields that only Next itself may send. The router's fields stay only in a request that the router can have
 * sent. With them in any other request, Next would send a document in the router's format, redirect a POST with 307, or fail.
 *
 * @returns false if the router's fields cannot be read; Next would respond to them with 500
 */
export function readRouterFields(request: IncomingMessage): boolean {
  const { method, url = '', headers } = request;
  for (const name of Object.keys(headers)) if (INTERNAL_FIELD.test(name)) delete headers[name];
  const fields = readFields(request);
  const isRouter =
    headers['rsc'] === '1' &&
    (method === 'GET' || method === 'HEAD') &&
    wantsProblemJson(fields) &&
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

import { isOwnHost } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.js';

/** A name without a dot, as compose and other networks give to services. No site in the public DNS has one. */
const SERVICE_NAME = /^[\w-]+(?::\d+)?$/;

/** False for a request that the page of another site may have sent, by a name of its own for this machine. */
export function namesUs(
  { headers: { host } }: FastifyRequest,
  { WEB_ORIGIN, API_ORIGIN }: Settings,
): boolean {
  return SERVICE_NAME.test(host ?? '') || isOwnHost(host, WEB_ORIGIN, API_ORIGIN);
}

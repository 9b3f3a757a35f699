import { isOwnHost } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.js';

/** False for a request that the page of another site may have sent, by a name of its own for this machine. */
export function namesUs(
  { headers: { host } }: FastifyRequest,
  { WEB_ORIGIN, API_ORIGIN }: Settings,
): boolean {
  return isOwnHost(host, WEB_ORIGIN, API_ORIGIN);
}

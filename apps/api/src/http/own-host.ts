import { isOwnHost } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.js';

/** False for a `Host` that is not ours: the page of another site may have sent the request (DNS rebinding). */
export function hasOwnHost(
  { headers: { host } }: FastifyRequest,
  { WEB_ORIGIN, API_ORIGIN }: Settings,
): boolean {
  return isOwnHost(host, WEB_ORIGIN, API_ORIGIN);
}

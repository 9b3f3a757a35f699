import { isOwnHost, isServiceCall } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.js';

/** False for a `Host` that is not ours: the page of another site may have sent the request (DNS rebinding). */
export function hasOwnHost(
  { headers: { host } }: FastifyRequest,
  { WEB_ORIGIN, API_ORIGIN }: Settings,
): boolean {
  return isOwnHost(host, WEB_ORIGIN, API_ORIGIN);
}

/**
 * False for a request that the page of another site may have sent. Calls of the web server pass in compose too, where
 * their `Host` is the name of the API's service.
 */
export function isOwnCall(request: FastifyRequest, settings: Settings): boolean {
  const { headers, raw } = request;
  return (
    hasOwnHost(request, settings) ||
    isServiceCall(headers.host, raw.socket.remoteAddress, settings.TRUST_PROXY)
  );
}

import { familyOf, isLoopbackHost } from './addresses.js';
import { normalise } from './client-address.js';
import { isLoopbackOrigin } from './production.js';
import type { TrustedPeers } from './trust-proxy.js';

const SERVICE_NAME = /^[\w-]+(?::\d+)?$/;

/**
 * Checks that a request comes from one of our services on another machine, and that its `Host` is a name without a dot,
 * such as `api:3001` inside compose. A request from this machine does not count, because a browser may have sent it: a
 * local network can make such a name resolve first to a site, and then to this machine (DNS rebinding).
 *
 * @param peer the address at the other end of the connection
 * @param trusted the setting `TRUST_PROXY`
 */
export function isServiceCall(
  host: string | undefined,
  peer: string | undefined,
  trusted: TrustedPeers,
): boolean {
  const address = normalise(peer ?? '');
  return (
    SERVICE_NAME.test(host ?? '') &&
    address !== undefined &&
    !isLoopbackHost(address) &&
    trusted.check(address, familyOf(address))
  );
}

/**
 * Checks that a `Host` field names this machine, or the host of one of our origins, at any port. Another site can make its
 * name resolve to this machine, and then read our responses as its own (DNS rebinding), but the field still names that site.
 */
export function isOwnHost(host: string | null | undefined, ...origins: string[]): boolean {
  const asked = `http://${host ?? ''}`;
  if (!URL.canParse(asked)) return false;
  const { hostname } = new URL(asked);
  return isLoopbackOrigin(asked) || origins.some((origin) => new URL(origin).hostname === hostname);
}

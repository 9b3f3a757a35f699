import { isLoopbackOrigin } from './production.js';

const SERVICE_NAME = /^[\w-]+(?::\d+)?$/;

/** True for a name without a dot, as compose and other networks give to services. No site in the public DNS has one. */
export const isServiceName = (host: string | undefined): boolean => SERVICE_NAME.test(host ?? '');

/**
 * True if a `Host` field names this machine, or the host of one of our origins, at any port. A page of another site can
 * make its name resolve to this machine, and then read our responses as those of its own origin (DNS rebinding). Its
 * requests still name that site.
 */
export function isOwnHost(host: string | null | undefined, ...origins: string[]): boolean {
  const asked = `http://${host ?? ''}`;
  if (!URL.canParse(asked)) return false;
  const { hostname } = new URL(asked);
  return isLoopbackOrigin(asked) || origins.some((origin) => new URL(origin).hostname === hostname);
}

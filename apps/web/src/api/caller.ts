import 'server-only';
import { clientAddress } from '@repo/settings';
import { settings } from '../settings';

/** On whose behalf the API is called. */
export interface Caller {
  /** The person's address, so that the API's limits count people and not web servers. */
  readonly address: string;
  /** The id of the web's request, for the log. */
  readonly requestId: string;
}

/** The person's address: the last one is the connection's (server/peer-address.js), the others count as TRUST_PROXY says. */
export function addressOf(forwardedFor: string | null): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const peer = hops.pop();
  return clientAddress(peer, hops.join(','), settings().TRUST_PROXY);
}

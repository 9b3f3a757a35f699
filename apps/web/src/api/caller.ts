import 'server-only';
import { clientAddress } from '@repo/settings';
import { REQUEST_ID } from '../request-id';
import { settings } from '../settings';

/** On whose behalf the API is called. */
export interface Caller {
  /** The person's address, so that the API's limits count people and not web servers. */
  readonly address: string;
  /** What the person's browser calls itself, as lists of sessions show it; empty when it does not say. */
  readonly userAgent: string;
  /** The id of the web's request, for the log. */
  readonly requestId: string;
}

/** The person's address: the last one is the connection's (server/inbound.ts), the others count as TRUST_PROXY says. */
function addressOf(forwardedFor: string | null): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const peer = hops.pop();
  return clientAddress(peer, hops.join(','), settings().TRUST_PROXY);
}

/** A caller of whom only the request is known. */
export const unknownCaller = (fields: Pick<Headers, 'get'>): Caller => ({
  address: '',
  userAgent: '',
  requestId: fields.get(REQUEST_ID) ?? '',
});

/** On whose behalf, from the fields of the person's request; the server has added its id (server/inbound.ts). */
export const callerFrom = (fields: Pick<Headers, 'get'>): Caller => ({
  address: addressOf(fields.get('x-forwarded-for')),
  userAgent: fields.get('user-agent') ?? '',
  requestId: fields.get(REQUEST_ID) ?? '',
});

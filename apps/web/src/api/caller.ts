import 'server-only';
import { clientAddress } from '@repo/settings';
import { REQUEST_ID } from '../request-id';
import { settings } from '../settings';

/** The client on whose behalf the API is called. */
export interface Caller {
  /** The client's address, so that the API's limits count clients and not web servers. */
  readonly address: string;
  /** The browser's `User-Agent`, which the list of sessions shows; empty if it sends none. */
  readonly userAgent: string;
  /** The id of the request to the web server, for the log. */
  readonly requestId: string;
}

/**
 * Finds the client's address in `X-Forwarded-For`. The last address there is the connection's own (server/inbound.ts);
 * TRUST_PROXY decides which of the others to trust.
 */
function addressOf(forwardedFor: string | null): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const peer = hops.pop();
  return clientAddress(peer, hops.join(','), settings().TRUST_PROXY);
}

/** Makes a caller of which only the request id is known. */
export const unknownCaller = (fields: Pick<Headers, 'get'>): Caller => ({
  address: '',
  userAgent: '',
  requestId: fields.get(REQUEST_ID) ?? '',
});

/** Reads the caller from the header fields of a request. Our server has added the request id (server/inbound.ts). */
export const callerFrom = (fields: Pick<Headers, 'get'>): Caller => ({
  ...unknownCaller(fields),
  address: addressOf(fields.get('x-forwarded-for')),
  userAgent: fields.get('user-agent') ?? '',
});

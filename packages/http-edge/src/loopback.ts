import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Header fields that proxies add to a request. */
const PROXY_FIELD = /^(?:via|forwarded|x-forwarded-.+|x-real-ip|.*client-ip|cf-connecting-ip)$/;

/**
 * Checks that a program on this machine sent a request. The peer address of a connection cannot be forged, but a proxy on
 * this machine forwards requests of others, so requests with a proxy's header fields do not count.
 */
export function isFromThisMachine({
  socket: { remoteAddress = '' },
  headers,
}: Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
}): boolean {
  const isForwarded = Object.keys(headers).some((name) => PROXY_FIELD.test(name));
  return !isForwarded && loopback.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}

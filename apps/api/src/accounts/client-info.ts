import { networkOf } from '@repo/http-edge';
import { deviceOf, isLoopbackHost } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import { isIPv6, SocketAddress } from 'node:net';
import type { ClientInfo } from '../mail/mail.module.js';

/**
 * What a mail tells of the request that asked for it. Anybody can have mail sent to an address, so a sender's own words
 * are left out: of the `User-Agent` only names that are known (RFC 9110 §10.1.5).
 */
export function clientInfoOf({ clientAddress, headers }: FastifyRequest): ClientInfo {
  return { device: deviceOf(headers['user-agent'] ?? ''), network: wideNetworkOf(clientAddress) };
}

/**
 * The network of an address: /24 for IPv4, /48 for IPv6. Enough to recognise one's own provider or office. The rest would
 * name the household of the sender, who may have mistyped the address, to a stranger.
 */
function wideNetworkOf(address: string): string | undefined {
  if (address === '') return undefined;
  if (isLoopbackHost(address)) return 'this machine';
  if (!isIPv6(address)) return address.replace(/\d+$/, '0/24');
  const prefix = networkOf(address).split(':').slice(0, 3).join(':');
  // In its one spelling (RFC 5952 §4).
  return `${new SocketAddress({ address: `${prefix}::`, family: 'ipv6' }).address}/48`;
}

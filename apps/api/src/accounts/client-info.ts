import { networkOf } from '@repo/http-edge';
import { deviceOf, isLoopbackHost } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import { isIPv6, SocketAddress } from 'node:net';
import type { ClientInfo } from '../mail/mail.module.js';

/**
 * Describes the client of a request for a mail. Anyone can send mail to an address this way, so nothing that the client
 * wrote is included: only known names are taken from `User-Agent` (RFC 9110 §10.1.5).
 */
export function clientInfoOf({ clientAddress, headers }: FastifyRequest): ClientInfo {
  return { device: deviceOf(headers['user-agent'] ?? ''), network: wideNetworkOf(clientAddress) };
}

/**
 * Returns the network of an address: /24 for IPv4, /48 for IPv6. That is enough to recognise one's own provider or office.
 * A longer prefix would reveal a household, perhaps to a stranger: the user may have mistyped the e-mail address.
 */
function wideNetworkOf(address: string): string | undefined {
  if (address === '') return undefined;
  if (isLoopbackHost(address)) return 'this machine';
  if (!isIPv6(address)) return address.replace(/\d+$/, '0/24');
  const prefix = networkOf(address).split(':').slice(0, 3).join(':');
  // Canonical form (RFC 5952 §4).
  return `${new SocketAddress({ address: `${prefix}::`, family: 'ipv6' }).address}/48`;
}

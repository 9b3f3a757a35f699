import { networkInterfaces } from 'node:os';

/** Returns the loopback addresses of this machine, which may have no IPv6. */
export function loopbackAddresses(): string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own.map(({ address }) => address).filter((text) => ['127.0.0.1', '::1'].includes(text));
}

import { networkInterfaces } from 'node:os';

/** Those of this machine: some have no IPv6. */
export function loopbackAddresses(): string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own.map(({ address }) => address).filter((text) => ['127.0.0.1', '::1'].includes(text));
}

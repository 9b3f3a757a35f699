import { isIPv6 } from 'node:net';

/**
 * Returns the key that clients are counted by: an IPv4 address, or the /64 of an IPv6 address. A client with one address of
 * a /64 has all of them (RFC 6177 §2).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [left = '', right = ''] = address.split('::');
  const [before, after] = [left, right].map((groups) => groups.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => '0');
  const groups = [...(before ?? []), ...zeros, ...(after ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

import { type BlockList, isIP } from 'node:net';

/** The family of an IP address, as `BlockList` calls it. */
export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Adds the addresses that never leave a machine (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function addLoopback(list: BlockList): void {
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
}

import { BlockList, isIP } from 'node:net';

/** Returns the family of an IP address, as `BlockList` names it. */
export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Adds the loopback addresses to a list (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function addLoopback(list: BlockList): void {
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
}

const loopback = new BlockList();
addLoopback(loopback);

/** Checks that the host of a URL is this machine (W3C Secure Contexts §3.1). */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isIP(host) !== 0 && loopback.check(host, familyOf(host));
}

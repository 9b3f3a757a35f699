import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { addLoopback, familyOf } from './addresses.js';

/** The peers whose `X-Forwarded-*` fields are believed. */
export type TrustedPeers = BlockList;

/** Adds one item of the list; false when it is none of the forms that are allowed. */
function add(peers: BlockList, item: string): boolean {
  if (item === 'loopback') {
    addLoopback(peers);
    return true;
  }
  const [address = '', prefix, ...rest] = item.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (prefix === undefined) {
    peers.addAddress(address, familyOf(address));
    return true;
  }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (isIP(address) === 6 ? 128 : 32)) return false;
  peers.addSubnet(address, Number(prefix), familyOf(address));
  return true;
}

/** `loopback`, addresses and CIDR ranges, with commas between; `none` believes nobody. */
export const trustProxy = z
  .string()
  .default('loopback')
  .transform((value, context): TrustedPeers => {
    const peers = new BlockList();
    const items = value === 'none' ? [] : value.split(',').map((item) => item.trim());
    if (!items.every((item) => add(peers, item))) {
      context.addIssue(
        'be a list such as loopback,10.0.0.0/8,2001:db8::1 of addresses and ranges, or none',
      );
    }
    return peers;
  });

/** The widest ranges that one operator has: 10.0.0.0/8, and fc00::/7 (RFC 1918 §3, RFC 4193 §3.1). */
const WIDEST = { IPv4: 8, IPv6: 7 };

/** Whether a range is so wide that it trusts clients, who could then claim any address. */
export function trustsEverybody(peers: TrustedPeers): boolean {
  return peers.rules.some((rule) => {
    const [, family, prefix] = /^Subnet: (IPv4|IPv6) .*\/(\d+)$/.exec(rule) ?? [];
    return (family === 'IPv4' || family === 'IPv6') && Number(prefix) < WIDEST[family];
  });
}

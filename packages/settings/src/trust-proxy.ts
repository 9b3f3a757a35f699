import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { addLoopback, familyOf } from './addresses.js';

/** The peers whose `X-Forwarded-*` fields count. */
export type TrustedPeers = BlockList;

/** Adds an item to the list. Returns false if the item is invalid. */
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

/** A list of `loopback`, addresses and CIDR ranges, separated by commas; or `none`. */
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

/** Prefixes of the widest private ranges: 10.0.0.0/8 and fc00::/7 (RFC 1918 §3, RFC 4193 §3.1). */
const WIDEST = { IPv4: 8, IPv6: 7 };

/** Checks that one of the ranges is wide enough to include clients, which could then claim any address. */
export function trustsEverybody(peers: TrustedPeers): boolean {
  return peers.rules.some((rule) => {
    const [, family, prefix] = /^Subnet: (IPv4|IPv6) .*\/(\d+)$/.exec(rule) ?? [];
    return (family === 'IPv4' || family === 'IPv6') && Number(prefix) < WIDEST[family];
  });
}

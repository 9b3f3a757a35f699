import { isIP, isIPv6, SocketAddress } from 'node:net';
import { familyOf } from './addresses.js';
import type { TrustedPeers } from './trust-proxy.js';

const MAPPED = '::ffff:';

/**
 * Normalises an IP address, and converts an IPv4-mapped address to IPv4 (RFC 5952 §4, §5). Undefined for other text.
 */
export function normalise(text: string): string | undefined {
  const version = isIP(text);
  if (version !== 6) return version === 4 ? text : undefined;
  const { address } = new SocketAddress({ address: text.replace(/%.*$/, ''), family: 'ipv6' });
  return address.startsWith(MAPPED) && address.includes('.')
    ? address.slice(MAPPED.length)
    : address;
}

/** `203.0.113.7:51234`, `[2001:db8::1]`, `[2001:db8::1]:443`: an address with a port, or in brackets. */
const WITH_PORT = /^(?:\[([^[\]]*)\]|([\d.]+))(?::\d{1,5})?$/;

/**
 * Reads the address in one element of `X-Forwarded-For`, which has no formal grammar: proxies write ports, brackets and
 * quotes as in `Forwarded` (RFC 7239 §6). Undefined for anything else, such as `unknown` or `_hidden` (§6.2, §6.3).
 */
function addressIn(element: string): string | undefined {
  const node = /^"(.*)"$/.exec(element)?.[1] ?? element;
  const [, inBrackets, withPort] = WITH_PORT.exec(node) ?? [];
  // Only IPv6 stands in brackets (RFC 3986 §3.2.2).
  if (inBrackets !== undefined && !isIPv6(inBrackets)) return undefined;
  return normalise(inBrackets ?? withPort ?? node);
}

/**
 * Finds the address of the client that sent a request.
 *
 * Each proxy appends to `X-Forwarded-For`, and any client can send it. So the field counts only from a trusted peer, and is
 * read from the right (the nearest proxy) to the first address that is not trusted. Reading also stops at an element without
 * an address, since no trusted proxy wrote the elements left of it. Empty elements are skipped, as in any list (RFC 9110
 * §5.6.1.2). `Forwarded` is not read: a proxy that writes only one of the two would leave the other to the client.
 *
 * @param socketAddress the peer of the connection
 * @param forwardedFor the field's value or values, as received
 * @param trusted the setting `TRUST_PROXY`
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | readonly string[] | null | undefined,
  trusted: TrustedPeers,
): string {
  let address = normalise(socketAddress ?? '') ?? '';
  // The fast path: this runs for each request, and most have no such field.
  if (forwardedFor === undefined || forwardedFor === null) return address;
  const hops = [forwardedFor].flat().join(',').split(',').toReversed();
  for (const hop of hops) {
    if (address === '' || !trusted.check(address, familyOf(address))) break;
    const element = hop.trim();
    if (element === '') continue;
    const next = addressIn(element);
    if (next === undefined) break;
    address = next;
  }
  return address;
}

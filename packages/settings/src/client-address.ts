import { isIP, SocketAddress } from 'node:net';
import { familyOf } from './addresses.js';
import type { TrustedPeers } from './trust-proxy.js';

const MAPPED = '::ffff:';

/** One spelling for each address, and IPv4 for an IPv4-mapped one (RFC 5952 §4, §5); undefined for other text. */
function normalise(text: string): string | undefined {
  const version = isIP(text);
  if (version !== 6) return version === 4 ? text : undefined;
  const { address } = new SocketAddress({ address: text.replace(/%.*$/, ''), family: 'ipv6' });
  return address.startsWith(MAPPED) && address.includes('.')
    ? address.slice(MAPPED.length)
    : address;
}

/**
 * The address of the person behind a request.
 *
 * `X-Forwarded-For` is what each proxy appends to and what anybody can send, so it counts only from a trusted peer,
 * and is read from its right end (the nearest proxy) past every trusted address to the first that is not. Text that is
 * no address ends the walk: whatever stands left of it was not written by anybody we trust.
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
  // Most requests end here: this is asked for each of them.
  if (forwardedFor === undefined || forwardedFor === null) return address;
  const hops = [forwardedFor].flat().join(',').split(',').toReversed();
  for (const hop of hops) {
    if (address === '' || !trusted.check(address, familyOf(address))) break;
    const next = normalise(hop.trim());
    if (next === undefined) break;
    address = next;
  }
  return address;
}

/** The values that W3C Fetch Metadata knows; others are from a later version and say nothing to us. */
const FOREIGN = new Set(['cross-site', 'same-site']);

/**
 * Whether a request that changes something comes from our own pages. `Sec-Fetch-Site` cannot be forged by a page;
 * `Origin` is compared with the configured origin and not with `Host`, which a rebound name makes equal. A request with
 * neither is refused: no browser that we can serve sends one.
 */
export function isOwnOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && FOREIGN.has(site)) return false;
  const from = headers.get('origin');
  return from === null ? site === 'same-origin' : from === origin;
}

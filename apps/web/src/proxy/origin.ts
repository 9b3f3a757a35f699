/** The values of W3C Fetch Metadata for a request that a page of another origin caused. */
const FOREIGN = new Set(['cross-site', 'same-site']);

/**
 * Accepts a state change only from our own pages. `Sec-Fetch-Site` decides where it says so, since no page can forge it: a
 * browser that hides the referrer sends `Origin: null` even with our own forms. Where it is missing, unknown or `none` (no
 * page caused the request), `Origin` decides, and a request without one is refused.
 *
 * @param webOrigin compared with `Origin` in place of `Host`, which DNS rebinding makes equal to it
 */
export function isOwnOrigin(headers: Headers, webOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return !isOtherName(headers, webOrigin);
  if (site !== null && FOREIGN.has(site)) return false;
  return headers.get('origin') === webOrigin;
}

/**
 * True if the browser opened this server under another name, such as 127.0.0.1 or www. The session's cookie would stay at
 * that name, while redirects and mailed links lead to `webOrigin`. `Origin` and `Host` both tell: one of them alone was
 * changed by a proxy or a tunnel, and `null` is no name.
 */
function isOtherName(headers: Headers, webOrigin: string): boolean {
  const origin = headers.get('origin') ?? 'null';
  if (origin === 'null' || origin === webOrigin) return false;
  return headers.get('host')?.toLowerCase() !== new URL(webOrigin).host;
}

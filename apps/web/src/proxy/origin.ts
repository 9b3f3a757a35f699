/** Values of `Sec-Fetch-Site` (W3C Fetch Metadata) for a request from a page of another origin. */
const FOREIGN = new Set(['cross-site', 'same-site']);

/** True if the browser says that a page of another origin sent the request. */
export const isForeign = (headers: Headers): boolean =>
  FOREIGN.has(headers.get('sec-fetch-site') ?? '');

/**
 * True if a state change comes from our own pages. `Sec-Fetch-Site` decides where it can, because no page can forge it, and a
 * browser that hides the referrer sends `Origin: null` even with our own forms. If that field is missing, unknown or `none`
 * (no page caused the request), `Origin` decides, and a request without `Origin` is refused.
 *
 * @param webOrigin compared with `Origin`. `Host` would not do, because with DNS rebinding it equals `Origin`.
 */
export function isOwnOrigin(headers: Headers, webOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return !isOtherName(headers, webOrigin);
  if (isForeign(headers)) return false;
  return headers.get('origin') === webOrigin;
}

/**
 * True if the browser opened this server under another name, such as 127.0.0.1 or www. The session's cookie would stay at
 * that name, while redirects and mailed links lead to `webOrigin`. Both `Origin` and `Host` must differ: a proxy or a tunnel
 * may change one of them, and `null` is not a name.
 */
function isOtherName(headers: Headers, webOrigin: string): boolean {
  const origin = headers.get('origin') ?? 'null';
  if (origin === 'null' || origin === webOrigin) return false;
  return headers.get('host')?.toLowerCase() !== new URL(webOrigin).host;
}

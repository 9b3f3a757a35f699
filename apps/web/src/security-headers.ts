import 'server-only';
import { strictTransportSecurity } from '@repo/settings';
import { settings } from './settings';

const isDevelopmentServer = process.env.NODE_ENV === 'development';

/**
 * Writes the `Content-Security-Policy` of one page.
 *
 * @param nonce allows the page's scripts and the scripts that they load (CSP3 `strict-dynamic`)
 * @param mayConnect false if its scripts may send nothing (isolated-pages.ts)
 */
export function contentSecurityPolicy(nonce: string, mayConnect = true): string {
  // Next's development server evaluates code in the browser and adds styles without a nonce.
  const scripts = isDevelopmentServer ? " 'unsafe-eval'" : '';
  const styles = isDevelopmentServer ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scripts}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    // The development server's own script needs its connection to the server.
    ...(mayConnect || isDevelopmentServer ? [] : ["connect-src 'none'"]),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const always = {
  'x-content-type-options': 'nosniff',
  // With `no-referrer` a browser would send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Sets the fields of every response, refusals, redirects and assets included. */
export function setSafeHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  const hsts = strictTransportSecurity(settings().WEB_ORIGIN);
  if (hsts !== undefined) headers.set('strict-transport-security', hsts);
}

import 'server-only';
import { strictTransportSecurity } from '@repo/settings';
import { settings } from './settings';

const isDevelopmentServer = process.env.NODE_ENV === 'development';

/** The policy of one page. `nonce` allows its own scripts; what they load in turn is trusted (CSP3 `strict-dynamic`). */
export function contentSecurityPolicy(nonce: string): string {
  // Next's development server compiles in the browser, and puts styles in without a nonce.
  const scripts = isDevelopmentServer ? " 'unsafe-eval'" : '';
  const styles = isDevelopmentServer ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${scripts}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const always = {
  'x-content-type-options': 'nosniff',
  // Not no-referrer: with it a browser sends `Origin: null` with our own forms.
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

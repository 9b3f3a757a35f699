import { strictTransportSecurity } from '@repo/settings';

/** The fields of every answer, also of those that never reach a route. */
export type BaseFields = Readonly<Record<string, string>>;

/**
 * @param origin the API's own: over https it asks browsers to stay there
 */
export function baseFields(origin: string): BaseFields {
  const hsts = strictTransportSecurity(origin);
  return {
    // Each answer is for one client and one moment; a route for everybody says otherwise itself (RFC 9111 §5.2.2.5).
    'cache-control': 'no-store',
    // Data, never a page: nothing in it may run, be framed, or be read as another type or by another origin.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(hsts !== undefined && { 'strict-transport-security': hsts }),
  };
}

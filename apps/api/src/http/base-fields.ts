import { strictTransportSecurity } from '@repo/settings';

/** The header fields of every response, including those to requests without a route. */
export type BaseFields = Readonly<Record<string, string>>;

/**
 * Builds the fields.
 *
 * @param origin `API_ORIGIN`
 */
export function baseFields(origin: string): BaseFields {
  const hsts = strictTransportSecurity(origin);
  return {
    // Public routes override this (RFC 9111 §5.2.2.5).
    'cache-control': 'no-store',
    // Responses are data: nothing in them may run, be framed, or be read as another type or by another origin.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(hsts !== undefined && { 'strict-transport-security': hsts }),
  };
}

/** A year, in seconds. */
const MAX_AGE = 31_536_000;

/**
 * Returns the value of `Strict-Transport-Security` for the responses of an origin; undefined over http, where browsers
 * ignore it (RFC 6797 §7.2). Browsers keep one value per host, whatever the port, so web and API send the same.
 */
export function strictTransportSecurity(origin: string): string | undefined {
  return origin.startsWith('https:') ? `max-age=${MAX_AGE}; includeSubDomains` : undefined;
}

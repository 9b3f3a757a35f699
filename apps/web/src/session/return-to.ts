const MAX_LENGTH = 2048;

// Browsers remove or replace these characters in a URL, each in its own way, so none is accepted.
// oxlint-disable-next-line no-control-regex -- control characters are what it matches
const FORBIDDEN = /[\u0000-\u0020\u007f-\u009f\\]/;

/** Addresses that are not pages to return to after a sign-in. */
const NOT_A_PAGE = /^\/(?:login|logout|refusal|_next)(?:\/|$)/;

/**
 * Reads an address on our own origin, as path and query; undefined if it is anything else (RFC 9700 §4.11.1: a client must
 * not be an open redirector).
 *
 * @param text from the query or a form
 * @param origin the origin that the browser must not leave
 */
export function readReturnTo(text: unknown, origin: string): string | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH || FORBIDDEN.test(text))
    return undefined;
  if (!text.startsWith('/') || !URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  // `/..//evil.example` is on our origin, but its normalised path would be read as a reference to another host.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  return NOT_A_PAGE.test(url.pathname) ? undefined : url.pathname + url.search;
}

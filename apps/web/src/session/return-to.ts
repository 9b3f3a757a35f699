const LONGEST = 2048;

// Browsers drop or turn round what of these a URL holds, each in its way: none is let in.
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const FORBIDDEN = /[\u0000-\u0020\u007f-\u009f\\]/;

/** Where a sign-in must not lead back to: these answer the form itself, or no page. */
const NOT_A_PAGE = /^\/(?:login|logout|refusal|_next)(?:\/|$)/;

/**
 * The address on our own origin that a text from outside names, as path and query; undefined for whatever else
 * (RFC 9700 §4.11.1: a client must not be an open redirector).
 *
 * @param text from the query or a form
 * @param origin the one that the browser must not leave
 */
export function readReturnTo(text: unknown, origin: string): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST || FORBIDDEN.test(text)) return undefined;
  if (!text.startsWith('/') || !URL.canParse(text, origin)) return undefined;
  const url = new URL(text, origin);
  // `/..//evil.example` is of our origin, yet its normal path would name another host when read as a reference.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  return NOT_A_PAGE.test(url.pathname) ? undefined : url.pathname + url.search;
}

import 'server-only';

/** What tokens of mailed links are made of (RFC 4648 §5). */
const TOKEN = /^[\w-]+$/;

/** The token of a mailed link, from its query or from a form that came of it; undefined when the link is not whole. */
export const linkToken = (text: unknown): string | undefined =>
  typeof text === 'string' && TOKEN.test(text) ? text : undefined;

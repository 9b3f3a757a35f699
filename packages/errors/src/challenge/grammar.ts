/**
 * The grammar of RFC 9110 §5.6 and §11, as sources of regular expressions: the writer anchors them
 * at both ends, the parser makes them sticky.
 */

/** tchar (§5.6.2) */
export const token = String.raw`[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+`;

/** token68 (§11.2) */
export const token68 = String.raw`[0-9A-Za-z\-._~+/]+=*`;

/** quoted-string (§5.6.4) with its content captured: qdtext or quoted-pair, obs-text included. */
export const quotedString = String.raw`"((?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t \x21-\x7E\x80-\xFF])*)"`;

/** A regular expression that matches a whole text. */
export function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}

/** A regular expression that matches where a scanner stands. */
export function here(source: string): RegExp {
  return new RegExp(source, 'y');
}

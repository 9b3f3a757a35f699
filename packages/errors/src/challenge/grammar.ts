/*
 * The grammar of RFC 9110 §5.6 and §11 as sources of regular expressions. The writer anchors them at both ends with
 * `whole`, the parser makes them sticky with `here`.
 */

/** tchar (§5.6.2) */
export const token = String.raw`[!#$%&'*+\-.^_\x60|~0-9A-Za-z]+`;

/** token68 (§11.2) */
export const token68 = String.raw`[0-9A-Za-z\-._~+/]+=*`;

/** quoted-string (§5.6.4), capturing its content: qdtext or quoted-pair, including obs-text. */
export const quotedString = String.raw`"((?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t \x21-\x7E\x80-\xFF])*)"`;

/** Compiles a regular expression that matches a whole text. */
export function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`);
}

/** Compiles a regular expression that matches at the position of a scanner. */
export function here(source: string): RegExp {
  return new RegExp(source, 'y');
}

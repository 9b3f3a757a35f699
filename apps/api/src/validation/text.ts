import { z } from 'zod';
import { BODY_LIMIT } from './body.js';

/** A string that is checked elsewhere, limited only by the size of the body. */
export function anyString() {
  return z.string().meta({ maxLength: BODY_LIMIT });
}

/** A text without NUL, which PostgreSQL refuses, and without lone surrogates (RFC 8259 §8.2). */
export function text() {
  return anyString().refine((value) => !/[\0\p{Cs}]/u.test(value), 'must be well-formed text');
}

/** A password to verify, exactly as it was typed. */
export function typedPassword() {
  return text().meta({ format: 'password' });
}

/**
 * Length limits for the OpenAPI document, in code points (JSON Schema 2020-12 Validation §6.3.1). Zod's own length limits
 * count UTF-16 code units.
 */
export const lengths = (minLength: number, maxLength: number) => ({ minLength, maxLength });

/**
 * Invisible characters, which can make one text look like another: controls, line separators, lone surrogates, and those that
 * renderers ignore, including bidirectional controls (UAX #44, Default_Ignorable_Code_Point; UAX #9). The last two in the
 * expression are the blank braille pattern and the null notehead.
 */
export const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{1d159}]/u;

/**
 * Invisible characters that are legitimate: joiners and variation selectors after a mark, an emoji or a letter of a script
 * that uses them, such as Persian, Indic scripts and Japanese names; and the tags of regional flags.
 */
const SHAPING =
  /(?<=[\p{M}\p{S}\p{Emoji}]|(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{L})[\p{Join_Control}\p{Variation_Selector}]|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/gu;

/**
 * One line of text in any script, trimmed.
 *
 * @param longest maximum length in code points
 */
export function line(longest: number) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .refine(
      (value) => value !== '' && codePoints(value) <= longest,
      `must have 1 to ${longest} characters`,
    )
    .refine(
      (value) => !INVISIBLE.test(value.replaceAll(SHAPING, '')),
      'must be one line of text, without control or invisible characters',
    )
    .meta(lengths(1, longest));
}

/** An IP address in a response, with its zone if any (RFC 4007 §11); empty when the connection was closed. */
export const addressText = z.string().regex(/^[\w:.%-]*$/);

/** An IP address in a response, or a network in CIDR notation (RFC 4632 §3.1). */
export const networkText = z.string().regex(/^[\w:.%-]*(?:\/\d+)?$/);

/** Counts the code points of a text: nearly the characters that a user sees. */
export function codePoints(value: string): number {
  return Array.from(value).length;
}

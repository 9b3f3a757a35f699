import { z } from 'zod';
import { BODY_LIMIT } from './body.js';

/** A string that is checked elsewhere. Its body is its only limit. */
export function anyString() {
  return z.string().meta({ maxLength: BODY_LIMIT });
}

/** Text that every part can hold: no NUL, which PostgreSQL refuses, and no half of a surrogate pair (RFC 8259 §8.2). */
export function text() {
  return anyString().refine((value) => !/[\0\p{Cs}]/u.test(value), 'must be well-formed text');
}

/** A password as it was typed, to be compared. */
export function typedPassword() {
  return text().meta({ format: 'password' });
}

/**
 * The limits of a text for the OpenAPI document, in code points as JSON Schema counts (2020-12 Validation §6.3.1): the
 * limits of zod count UTF-16 code units.
 */
export const lengths = (minLength: number, maxLength: number) => ({ minLength, maxLength });

/**
 * Characters that show nothing and can make one text look like another: controls (NUL, which PostgreSQL refuses, among
 * them), separators of lines, lone surrogates, and what Unicode has renderers ignore, which includes every control of
 * the writing direction (UAX #44, Default_Ignorable_Code_Point; UAX #9). The last two are signs without ink: the empty
 * braille pattern and the null notehead.
 */
export const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{1d159}]/u;

/**
 * Invisible characters where they shape the one before: joiners and variation selectors behind a mark, an emoji or a
 * letter of a script that uses them, as Persian, Indic scripts and Japanese names do; and the tags of regional flags.
 */
const SHAPING =
  /(?<=[\p{M}\p{S}\p{Emoji}]|(?![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{L})[\p{Join_Control}\p{Variation_Selector}]|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}]/gu;

/**
 * One line of text in any script, without white space around it.
 *
 * @param longest in code points, as near to characters as it gets
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

/** An IP address in a response, with its zone if it has one (RFC 4007 §11); empty when the connection was gone. */
export const addressText = z.string().regex(/^[\w:.%-]*$/);

/** An IP address in a response, or a network in CIDR notation (RFC 4632 §3.1). */
export const networkText = z.string().regex(/^[\w:.%-]*(?:\/\d+)?$/);

/** How many characters a text has, as its writer would count them, or nearly: letters with marks may count as more. */
export function codePoints(value: string): number {
  return Array.from(value).length;
}

import { z } from 'zod';

/** Text that every part can hold: no NUL, which PostgreSQL refuses, and no half of a surrogate pair (RFC 8259 §8.2). */
export function text() {
  return z.string().refine((value) => !/[\0\p{Cs}]/u.test(value), 'must be well-formed text');
}

/**
 * One line of text in any script, without white space around it.
 *
 * @param longest in code points, as near to characters as it gets
 */
export function line(longest: number) {
  return (
    z
      .string()
      .trim()
      .normalize('NFC')
      .refine(
        (value) => value !== '' && codePoints(value) <= longest,
        `must have 1 to ${longest} characters`,
      )
      // No controls (NUL, which PostgreSQL refuses, among them), separators of lines or paragraphs, or lone surrogates.
      .refine((value) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value), 'must be one line of text')
  );
}

/** How many characters a text has, as its writer would count them, or nearly: letters with marks may count as more. */
export function codePoints(value: string): number {
  return Array.from(value).length;
}

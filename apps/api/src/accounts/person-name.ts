import { z } from 'zod';

/** A person's name: any script, one line. Its length is counted in code points, as near to characters as it gets. */
export const personName = z
  .string()
  .trim()
  .normalize('NFC')
  .refine((name) => name !== '' && Array.from(name).length <= 100, 'must have 1 to 100 characters')
  // No controls (NUL, which PostgreSQL refuses, among them), separators of lines or paragraphs, or lone surrogates.
  .refine((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name), 'must be one line of text');

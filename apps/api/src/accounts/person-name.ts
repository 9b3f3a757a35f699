import { z } from 'zod';

const LENGTH = 'must have 1 to 100 characters';

/** A person's name: any script, one line. Counted in code points, as people count more or less. */
export const personName = z
  .string()
  .trim()
  .normalize('NFC')
  .refine((name) => name !== '' && Array.from(name).length <= 100, LENGTH)
  // Cc: controls, NUL among them. Zl, Zp: line and paragraph separators. Cs: half of a surrogate pair.
  .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(name), 'must be one line of text');

import { z } from 'zod';

/** Text that every part can hold: no NUL, which PostgreSQL refuses, and no half of a surrogate pair (RFC 8259 §8.2). */
export function text() {
  return z.string().refine((value) => !/[\0\p{Cs}]/u.test(value), 'must be well-formed text');
}

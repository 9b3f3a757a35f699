import { expect, test } from 'vitest';
import { codeOfSlug, codes, slugOf } from '../src/index.js';

test.each(codes)('%s has a slug, from which the code can be found', (code) => {
  expect(slugOf(code)).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(codeOfSlug(slugOf(code))).toBe(code);
});

test.each(['', 'token_expired', 'constructor', '__proto__', 'TOKEN-EXPIRED', 'token-expired/'])(
  '%j is not the slug of a code',
  (slug) => {
    expect(codeOfSlug(slug)).toBeUndefined();
  },
);

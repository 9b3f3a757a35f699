import { expect, test } from 'vitest';
import { codeOfSlug, codes, slugOf } from '../src/index.js';

test.each(codes)('%s has a slug of its own that leads back to it', (code) => {
  expect(slugOf(code)).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(codeOfSlug(slugOf(code))).toBe(code);
});

test.each(['', 'token_expired', 'constructor', '__proto__', 'TOKEN-EXPIRED', 'token-expired/'])(
  '%j is the slug of no code',
  (slug) => {
    expect(codeOfSlug(slug)).toBeUndefined();
  },
);

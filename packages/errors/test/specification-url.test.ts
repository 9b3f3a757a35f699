import { expect, test } from 'vitest';
import { catalogue, codes, specificationUrl } from '../src/index.js';

test('a section of an RFC has a URL', () => {
  expect(specificationUrl('RFC 9110 §15.5.2')).toBe(
    'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  );
});

test.each(codes)('all specifications of %s have URLs', (code) => {
  for (const specification of catalogue[code].specifications) {
    expect(specificationUrl(specification)).toMatch(
      /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d{4}#section-\d+(?:\.\d+)*$/,
    );
  }
});

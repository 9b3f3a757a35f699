import { expect, test } from 'vitest';
import { citesIn } from './support/cites-in.js';
import { titlesIn } from './support/read-titles.js';

const full = (source: string) => titlesIn(source).map((title) => title.full);

test('a title is read together with the titles of its groups', () => {
  const source =
    "describe('a key', () => { describe('in a header', () => { it('works', f); }); });";
  expect(full(source)).toEqual(['a key', 'a key in a header', 'a key in a header works']);
});

test('placeholders are shown as dots, and a title that is only a placeholder is left out', () => {
  expect(full('test.each(a)(\'%s is "%s", not %j\', f)')).toEqual(['… is …, not …']);
  expect(full('test(`a ${scope} is $name`, f)')).toEqual(['a … is …']);
  expect(full("describe('a key', () => { test.each(a)('%s', f); })")).toEqual(['a key', 'a key']);
});

test('the texts in a table are titles, since a row may cite a clause', () => {
  const source = "test.each([['a tab (RFC 9110 §11.4)', 1]])('malformed: %s', f)";
  expect(full(source)).toEqual(['malformed: …', 'malformed: …: a tab (RFC 9110 §11.4)']);
});

test.each([
  "test.skip('x', f)",
  "test.todo('x', f)",
  "test.skipIf(a)('x', f)",
  "describe.skip('x', () => { test('y', f); })",
  "describe('x', () => {})",
  "describe('x', () => { test.skip('y', f); })",
  "test('x')",
  "expect('x', f)",
])('what does not run proves nothing: %s', (source) => {
  expect(full(source)).toEqual([]);
});

test('every clause that a title cites is found', () => {
  expect(citesIn('x (RFC 6750 §3.1, §2, RFC 6265bis §4.1.2)')).toEqual([
    'RFC 6750 §3.1',
    'RFC 6750 §2',
    'RFC 6265bis §4.1.2',
  ]);
  expect(citesIn('the example of RFC 9110 §11.6.1.')).toEqual(['RFC 9110 §11.6.1']);
  expect(citesIn('x (OWASP ASVS 6.1.1, 7.1.1, RFC 9457 §5)')).toEqual([
    'RFC 9457 §5',
    'ASVS 6.1.1',
    'ASVS 7.1.1',
  ]);
  expect(citesIn('RFC 9110, and section 11')).toEqual([]);
});

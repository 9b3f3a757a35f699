import { expect, test } from 'vitest';
import { nests, patternsOf, searches, sources } from './support/patterns.js';

test.each(sources)('no pattern of src/%s takes more than linear time', (name) => {
  const patterns = patternsOf(name);
  expect(patterns.filter(nests)).toEqual([]);
  expect(patterns.filter(searches)).toEqual([]);
});

test('the patterns are found', () => {
  expect(sources.flatMap(patternsOf).length).toBeGreaterThan(100);
});

test('the check finds the patterns that it is for', () => {
  expect(['/(a+)+b/', '/(?:a|b*)*c/', '/((x{2,})y)+/', '/(a{1,3})+/'].every(nests)).toBe(true);
  expect(['/a+b/', '/x|[ab]*c/', String.raw`/\s+$/`].every(searches)).toBe(true);
  expect(['/^a+b/', '/a{0,9}b/', '/a+/g', '/a+b/y'].some(searches)).toBe(false);
  expect(['/(?:ab)+/', '/(?:ab?)+/', '/(a{1,3})b/', '/(?:a|b)*c/'].some(nests)).toBe(false);
});

import { expect, test } from 'vitest';
import { prove, unproven } from './support/prove.js';

const citation = { title: 'the first colon counts', file: 'a.test.ts', clauses: ['RFC 7617 §2'] };
const row = { clause: 'RFC 7617 §2', requires: 'The first colon ends the user-id' };
const missing = (changes: object) => unproven(prove([{ ...row, ...changes }], [citation]));

test('a row is proven by the tests that cite its clause', () => {
  expect(missing({})).toEqual([]);
  expect(missing({ clause: 'RFC 7617 §2.1' })).toEqual([
    'No test cites RFC 7617 §2.1: The first colon ends the user-id.',
  ]);
});

test('a row with a word is proven by the tests whose titles have it, in any case', () => {
  expect(missing({ word: 'Colon' })).toEqual([]);
  expect(missing({ word: 'realm' })).toEqual([
    'No test with "realm" in its title cites RFC 7617 §2: The first colon ends the user-id.',
  ]);
});

test('a row that names other clauses is also proven by the tests that cite those', () => {
  expect(missing({ clause: 'ASVS 1.1.1', by: ['RFC 7617 §2'] })).toEqual([]);
});

test('a row that is left out needs no test', () => {
  expect(missing({ clause: 'ASVS 1.1.1', leftOut: 'Not built.' })).toEqual([]);
});

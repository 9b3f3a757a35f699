import { expect, test } from 'vitest';
import { faultsOf, type Trail } from '../src/load/trail.js';

const complete: Trail = {
  recorded: [{ event: 'session_created', done: 12, missing: 0 }],
  refused: 4000,
  counted: 4000,
  maxRows: 42,
  lost: {},
};

test('a complete trail has no faults', () => {
  expect(faultsOf(complete)).toEqual([]);
});

test('an API without an audit trail has no faults of the trail', () => {
  expect(faultsOf(undefined)).toEqual([]);
});

test.each<[string, Partial<Trail>]>([
  ['a change is missing', { recorded: [{ event: 'user_updated', done: 36, missing: 1 }] }],
  ['a renewal was lost', { lost: { renewals: 1 } }],
  ['403s are not counted', { counted: 3999 }],
  ['more 403s are not counted than rows were lost', { counted: 3990, lost: { refusals: 9 } }],
  ['403s are counted twice', { counted: 4001 }],
  ['one user fills the table with 403s', { maxRows: 43 }],
])('it is a fault if %s', (_, fault) => {
  expect(faultsOf({ ...complete, ...fault })).toHaveLength(1);
});

test('403s whose loss is reported are not a fault', () => {
  expect(faultsOf({ ...complete, counted: 3990, lost: { refusals: 10 } })).toEqual([]);
});

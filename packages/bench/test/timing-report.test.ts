import { expect, test } from 'vitest';
import { summarizeTimes, revealing } from '../src/timing/report.js';

const around = (middle: number) => Array.from({ length: 41 }, (_, index) => middle + index - 20);
const row = (known: number, unknown: number) =>
  summarizeTimes('sign-in', { known: around(known), unknown: around(unknown) });

test('times that differ reveal accounts, whichever is longer and however little', () => {
  expect(revealing([row(120, 100), row(100, 120), row(1020, 1000)])).toHaveLength(3);
});

test('differences that chance explains do not reveal accounts', () => {
  expect(revealing([row(100, 100), row(102, 100), row(107, 100)])).toEqual([]);
});

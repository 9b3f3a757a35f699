import { expect, test } from 'vitest';
import { summarizeTimes, telling } from '../src/timing/report.js';

const around = (middle: number) => Array.from({ length: 41 }, (_, index) => middle + index - 20);
const row = (known: number, unknown: number) =>
  summarizeTimes('sign-in', { known: around(known), unknown: around(unknown) });

test('a way tells who has an account when its times differ, whichever is longer', () => {
  expect(telling([row(120, 100), row(100, 120)])).toHaveLength(2);
});

test('it does not by what chance does too, or by so little that the line hides it', () => {
  expect(telling([row(100, 100), row(102, 100), row(1030, 1000)])).toEqual([]);
});

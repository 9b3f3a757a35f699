import { expect, test } from 'vitest';
import { median, summarizeSamples, verdict } from '../src/summary.js';
import type { Sample } from '../src/measure.js';

const summary = (ours: Sample, base: Sample) => ({
  rows: [{ id: 'refresh', title: 'refresh', figures: { ours, base } }],
  processes: {},
  hash: 0,
});

test('a median is the middle value, or the mean of the two middle values', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 2, 4])).toBe(3);
});

test('one disturbed round does not move a figure', () => {
  const rounds = [100, 900, 101].map((cpu) => ({ cpu, rate: 10 }));
  expect(summarizeSamples(new Map([['ours', rounds]]))).toEqual({ ours: { cpu: 101, rate: 10 } });
});

test('more CPU time or fewer requests per second than a default is reported', () => {
  const base = { cpu: 100, rate: 1000 };
  expect(verdict(summary({ cpu: 99, rate: 1001 }, base), 'ours', ['base'])).toEqual([]);
  expect(verdict(summary({ cpu: 101, rate: 999 }, base), 'ours', ['base'])).toEqual([
    'refresh: more CPU time than base',
    'refresh: fewer requests per second than base',
  ]);
});

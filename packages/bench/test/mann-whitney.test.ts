import { expect, test } from 'vitest';
import { mannWhitneyP } from '../src/timing/mann-whitney.js';

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

// The expected p is that of scipy.stats.mannwhitneyu with method='asymptotic'.
test.each([
  ['few values', [19, 22, 16, 29, 24], [20, 11, 17, 12], 0.1113468865],
  ['ties', [1, 2, 2, 3, 3, 3, 4, 5], [2, 3, 3, 4, 4, 4, 5, 6, 7], 0.0852041886],
  ['a clear difference', range(1, 21), range(11, 31), 0.0000521255],
  ['no difference', [1, 2, 3], [1, 2, 3], 1],
  ['equal values only', [1, 1], [1, 1], 1],
])('%s', (_, a, b, p) => {
  expect(mannWhitneyP(a, b)).toBeCloseTo(p, 6);
  expect(mannWhitneyP(b, a)).toBeCloseTo(p, 6);
});

test('samples that hardly overlap have a very small p', () => {
  expect(mannWhitneyP(range(0, 50), range(40, 90))).toBeLessThan(1e-6);
});

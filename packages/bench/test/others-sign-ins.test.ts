import { expect, test } from 'vitest';
import { starved } from '../src/endurance/others-sign-ins.js';

/** Of 100 sign-ins, so many were answered, each in so many milliseconds. */
const signIns = (answered: number, time: number) => ({
  asked: 100,
  times: Array.from({ length: answered }, () => time),
});
const quiet = signIns(100, 50);

test('others starve where 95 of 100 are answered, or where theirs take more than three times as long', () => {
  expect(starved({ quiet, flooded: signIns(96, 150) })).toEqual([]);
  expect(starved({ quiet, flooded: signIns(95, 150) })).toEqual([
    expect.stringContaining('95.0 %'),
  ]);
  expect(starved({ quiet, flooded: signIns(96, 151) })).toHaveLength(1);
});

test('they starve where nothing was asked or answered', () => {
  expect(starved({ quiet, flooded: signIns(0, 0) })).toHaveLength(2);
  expect(starved({ quiet: { asked: 0, times: [] }, flooded: signIns(100, 50) })).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { signInFaults } from '../src/load/others-sign-ins.js';

/** 100 sign-ins, of which some succeeded, each after a time in milliseconds. */
const signIns = (answered: number, time: number) => ({
  asked: 100,
  times: Array.from({ length: answered }, () => time),
});
const quiet = signIns(100, 50);

test('it is a fault if 95 of 100 sign-ins of others succeed, or if they take more than three times as long', () => {
  expect(signInFaults({ quiet, flooded: signIns(96, 150) })).toEqual([]);
  expect(signInFaults({ quiet, flooded: signIns(95, 150) })).toEqual([
    expect.stringContaining('95.0 %'),
  ]);
  expect(signInFaults({ quiet, flooded: signIns(96, 151) })).toHaveLength(1);
});

test('it is a fault if nothing was sent, or nothing succeeded', () => {
  expect(signInFaults({ quiet, flooded: signIns(0, 0) })).toHaveLength(2);
  expect(signInFaults({ quiet: { asked: 0, times: [] }, flooded: signIns(100, 50) })).toHaveLength(
    1,
  );
});

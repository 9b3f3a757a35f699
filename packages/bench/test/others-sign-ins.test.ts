import { expect, test } from 'vitest';
import { signInFaults } from '../src/load/others-sign-ins.js';

/** Makes the record of 100 sign-ins, some of which succeeded, each after `time` milliseconds. */
const signIns = (succeeded: number, time: number) => ({
  asked: 100,
  times: Array.from({ length: succeeded }, () => time),
});
const quiet = signIns(100, 50);

test('it is a fault if at most 95 % of the sign-ins of others succeed, or they take over three times as long', () => {
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

import { expect, test } from 'vitest';
import { SharedRun } from '../../src/mail/shared-run.js';

test('calls during a run share one further run, which starts after it', async () => {
  let count = 0;
  const runs = new SharedRun(async () => {
    count += 1;
  });
  const calls = [runs.run(), runs.run(), runs.run()];
  expect(count).toBe(1);
  await Promise.all(calls);
  expect(count).toBe(2);
});

test('a run that fails does not stop later runs', async () => {
  let count = 0;
  const runs = new SharedRun(async () => {
    count += 1;
    if (count === 1) throw new Error('first');
  });
  await expect(runs.run()).rejects.toThrow('first');
  await runs.run();
  expect(count).toBe(2);
});

import { expect, test } from 'vitest';
import { SharedRun } from '../../src/mail/shared-run.js';

test('calls during a run share one further run, which starts after it', async () => {
  const ends: (() => void)[] = [];
  const runs = new SharedRun(() => new Promise((resolve) => ends.push(resolve)));
  const first = runs.run();
  const others = [runs.run(), runs.run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await expect.poll(() => ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(others);
  expect(ends).toHaveLength(2);
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

import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SingleFlight } from '../../src/session/single-flight';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const counted = () => {
  let calls = 0;
  return { work: async () => (calls += 1), calls: () => calls };
};

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');
/** Collects garbage in a new task, because an object that a `WeakRef` has returned is kept until the current task ends. */
async function collectGarbage() {
  await setImmediate();
  gc();
}

const broken = () => Promise.reject(new Error('broken'));
const flights = (maxEntries = 100) =>
  new SingleFlight<number>({ keepFor: 30_000, maxEntries, isKept: (result) => result !== 0 });

test('concurrent calls share one run of the work', async () => {
  const flight = flights();
  const { work } = counted();
  const answers = await Promise.all(Array.from({ length: 10 }, () => flight.run('a', work)));
  expect(answers).toEqual(Array(10).fill(1));
});

test('later calls get the result while it is kept, and not longer', async () => {
  const flight = flights();
  const { work } = counted();
  await flight.run('a', work);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(await flight.run('a', work)).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await flight.run('a', work)).toBe(2);
});

test('a result is removed from memory when its time is over, even without another call', async () => {
  const flight = new SingleFlight<object>({ keepFor: 30_000, maxEntries: 100, isKept: () => true });
  const answer = new WeakRef(await flight.run('a', async () => ({})));
  await vi.advanceTimersByTimeAsync(29_999);
  await collectGarbage();
  expect(answer.deref()).toBeDefined();
  await vi.advanceTimersByTimeAsync(1);
  await collectGarbage();
  expect(answer.deref()).toBeUndefined();
});

test('a result that is not kept goes only to the calls that waited for it', async () => {
  const flight = flights();
  const failing = vi.fn<() => Promise<number>>(async () => 0);
  expect(await Promise.all([flight.run('a', failing), flight.run('a', failing)])).toEqual([0, 0]);
  expect(failing).toHaveBeenCalledTimes(1);
  await flight.run('a', failing);
  expect(failing).toHaveBeenCalledTimes(2);
});

test('work that throws rejects every call that waited, and is forgotten', async () => {
  const flight = flights();
  await expect(flight.run('a', broken)).rejects.toThrow('broken');
  expect(await flight.run('a', counted().work)).toBe(1);
});

test('each key has its own work', async () => {
  const flight = flights();
  const { work } = counted();
  expect(await flight.run('a', work)).not.toBe(await flight.run('b', work));
});

test('work in progress is not dropped for other work', async () => {
  const flight = flights(1);
  let done = 0;
  const gate = new EventTarget();
  const isFree = once(gate, 'open');
  const work = async () => {
    await isFree;
    return (done += 1);
  };
  const first = flight.run('first', work);
  const others = [flight.run('second', work), flight.run('third', work)];
  const again = flight.run('first', work);
  gate.dispatchEvent(new Event('open'));
  expect(await again).toBe(await first);
  await Promise.all(others);
  expect(done).toBe(3);
});

test('the number of results is bounded, and the oldest is dropped first', async () => {
  const flight = flights(2);
  const { work } = counted();
  for (const key of ['a', 'b', 'c']) await flight.run(key, work);
  expect(await flight.run('b', work)).toBe(2);
  expect(await flight.run('a', work)).toBe(4);
});

test('after many runs at once, only as many results are kept as after one by one', async () => {
  const flight = flights(2);
  const { work } = counted();
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => flight.run(key, work)));
  await flight.run('e', work);
  expect(await flight.run('c', work)).toBe(6);
  expect(await flight.run('e', work)).toBe(5);
});

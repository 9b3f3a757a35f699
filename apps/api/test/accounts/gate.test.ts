import { expect, test } from 'vitest';
import { Gate } from '../../src/accounts/gate.js';

/** Work that ends when told to. */
function works(count: number) {
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const begin = (index: number) => () => {
    started.push(index);
    return new Promise<number>((resolve) => finish.splice(index, 0, () => resolve(index)));
  };
  return { started, finish, list: Array.from({ length: count }, (_, index) => begin(index)) };
}

test('so many run, so many wait in the order of their coming, and the rest is turned away', async () => {
  const gate = new Gate(2, 2, 1000);
  const { started, finish, list } = works(5);
  const [first, second, third, fourth, fifth] = list.map((work) => gate.enter(work));
  expect(started).toEqual([0, 1]);
  expect(await fifth).toBeUndefined();

  finish[0]?.();
  await first;
  await expect.poll(() => started).toEqual([0, 1, 2]);
  finish[1]?.();
  await expect.poll(() => started).toEqual([0, 1, 2, 3]);
  finish[2]?.();
  finish[3]?.();
  expect([await first, await second, await third, await fourth]).toEqual([0, 1, 2, 3]);
});

test('work that fails gives its place back', async () => {
  const gate = new Gate(1, 0, 1000);
  await expect(gate.enter(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.enter(() => Promise.resolve('yes'))).toBe('yes');
});

test('a place that was given back is there for the next, whoever waited', async () => {
  const gate = new Gate(1, 1, 1000);
  for (let round = 0; round < 3; round += 1) {
    const runs = gate.enter(() => Promise.resolve(1));
    const waits = gate.enter(() => Promise.resolve(2));
    expect(await gate.enter(() => Promise.resolve(3))).toBeUndefined();
    expect([await runs, await waits]).toEqual([1, 2]);
  }
});

test('whose turn does not come in time is turned away, and takes no place', async () => {
  const gate = new Gate(1, 1, 20);
  const { started, finish, list } = works(3);
  const [first, second] = list.slice(0, 2).map((work) => gate.enter(work));
  expect(await second).toBeUndefined();
  const third = gate.enter(list[2]!);
  finish[0]?.();
  await first;
  await expect.poll(() => started).toEqual([0, 2]);
  finish[1]?.();
  expect(await third).toBe(2);
});

test('who will not wait runs only where there is a place, and takes none from others', async () => {
  const gate = new Gate(1, 1, 1000);
  const { started, finish, list } = works(3);
  const first = gate.tryEnter(list[0]!);
  expect(await gate.tryEnter(list[1]!)).toBeUndefined();
  const third = gate.enter(list[2]!);
  finish[0]?.();
  expect(await first).toBe(0);
  await expect.poll(() => started).toEqual([0, 2]);
  finish[1]?.();
  expect(await third).toBe(2);
  expect(await gate.tryEnter(() => Promise.resolve('free'))).toBe('free');
});

import { afterEach, expect, test, vi } from 'vitest';
import { FairSlots } from '../../src/accounts/fair-slots.js';
import type { ClientKey } from '../../src/accounts/client-key.js';

const FLOOD: ClientKey = { network: '192.0.2.1', user: 'flood@example.com' };
const OTHER: ClientKey = { network: '192.0.2.2', user: 'other@example.com' };
const WIDE = { perNetwork: 100, inTotal: 100 };
const LONG = 600_000;

afterEach(() => vi.useRealTimers());

/** Makes work that ends when `finish` is called with its name, and lists the work that has started. */
function works() {
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => finish.set(name, () => resolve(name)));
  };
  return { started, work, finish: (name: string) => finish.get(name)?.() };
}

test('as much work runs at once as there are slots, and the rest waits', async () => {
  const slots = new FairSlots(2, WIDE, LONG);
  const { started, work, finish } = works();
  const all = ['1', '2', '3'].map((name) => slots.enter(FLOOD, work(name)));
  expect(started).toEqual(['1', '2']);
  finish('2');
  await expect.poll(() => started).toEqual(['1', '2', '3']);
  finish('1');
  finish('3');
  expect(await Promise.all(all)).toEqual(['1', '2', '3']);
});

test('a free slot goes to a requester that has none, before the waiting work of a flood', async () => {
  const slots = new FairSlots(2, WIDE, LONG);
  const { started, work, finish } = works();
  const flood = Array.from({ length: 80 }, (_, index) => slots.enter(FLOOD, work(`${index}`)));
  const other = slots.enter(OTHER, work('other'));
  finish('0');
  await expect.poll(() => started).toEqual(['0', '1', 'other']);
  finish('other');
  expect(await other).toBe('other');
  for (let index = 1; index < 80; index += 1) {
    await expect.poll(() => started).toContain(`${index}`);
    finish(`${index}`);
  }
  expect(await Promise.all(flood)).toHaveLength(80);
});

test('beyond the limit a requester is rejected at once, and takes no slot from others', async () => {
  const slots = new FairSlots(1, { perNetwork: 1, inTotal: 100 }, LONG);
  const { started, work, finish } = works();
  const [first, second, third] = ['1', '2', '3'].map((name) => slots.enter(FLOOD, work(name)));
  expect(await third).toBeUndefined();
  const other = slots.enter(OTHER, work('other'));
  finish('1');
  await first;
  await expect.poll(() => started).toEqual(['1', 'other']);
  finish('other');
  await other;
  await expect.poll(() => started).toEqual(['1', 'other', '2']);
  finish('2');
  expect(await second).toBe('2');
});

test('work that fails returns its slot', async () => {
  const slots = new FairSlots(1, WIDE, LONG);
  await expect(slots.enter(FLOOD, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.enter(FLOOD, () => Promise.resolve('yes'))).toBe('yes');
});

test('a requester whose turn does not come in time is rejected, and takes no slot', async () => {
  vi.useFakeTimers();
  const slots = new FairSlots(1, WIDE, LONG);
  const { started, work, finish } = works();
  const first = slots.enter(FLOOD, work('1'));
  const second = slots.enter(FLOOD, work('2'));
  await vi.advanceTimersByTimeAsync(LONG);
  expect(await second).toBeUndefined();
  vi.useRealTimers();
  const third = slots.enter(OTHER, work('3'));
  finish('1');
  await first;
  await expect.poll(() => started).toEqual(['1', '3']);
  finish('3');
  expect(await third).toBe('3');
});

test('work that does not wait runs only if a slot is free, and takes none from others', async () => {
  const slots = new FairSlots(1, WIDE, LONG);
  const { started, work, finish } = works();
  const first = slots.tryEnter(FLOOD, work('1'));
  expect(await slots.tryEnter(OTHER, work('2'))).toBeUndefined();
  const third = slots.enter(OTHER, work('3'));
  finish('1');
  expect(await first).toBe('1');
  await expect.poll(() => started).toEqual(['1', '3']);
  finish('3');
  expect(await third).toBe('3');
  expect(await slots.tryEnter(FLOOD, () => Promise.resolve('free'))).toBe('free');
});

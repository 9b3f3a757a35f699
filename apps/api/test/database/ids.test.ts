import { validate, version } from 'uuid';
import { afterEach, expect, test, vi } from 'vitest';
import { firstIdAt, idMaker, MAX_AHEAD, newId } from '../../src/database/ids.js';

afterEach(() => void vi.useRealTimers());

const make = () => Array.from({ length: 10_000 }, newId);

test('ids are UUIDv7, and no two are the same (RFC 9562 §5.7)', () => {
  const ids = make();
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids sort in the order of their creation, also within a millisecond and after the clock is set back (RFC 9562 §6.2)', () => {
  vi.useFakeTimers({ now: Date.now() });
  const ids = make();
  vi.setSystemTime(Date.now() - 5000);
  ids.push(...make());
  vi.setSystemTime(Date.now() + 10_000);
  ids.push(...make());
  expect(ids).toEqual(ids.toSorted());
});

test('after the clock is set back, the time in an id is at most an hour ahead of the clock', () => {
  let now = Date.now();
  const next = idMaker(() => now);
  const first = next();
  now -= MAX_AHEAD;
  expect(next() > first).toBe(true);
  now -= 1;
  expect(next().slice(0, 13)).toBe(firstIdAt(now).slice(0, 13));
});

test('an id cannot be guessed from the one before it', () => {
  const tails = make().map((id) => id.slice(-11));
  expect(new Set(tails).size).toBe(tails.length);
});

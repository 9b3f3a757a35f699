import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '../../src/database/outages.js';
import { UserTurns } from '../../src/database/user-turns.js';

const PATIENCE = 3000;

let turns: UserTurns;
/** The names of the transactions that have begun, in order. */
let begun: string[];

beforeEach(() => {
  vi.useFakeTimers();
  turns = new UserTurns(PATIENCE, 3);
  begun = [];
});
afterEach(() => vi.useRealTimers());

/** Starts work that runs until the test ends it. */
function start(userId: string, name: string) {
  let end!: () => void;
  let fail!: () => void;
  const ended = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = () => reject(new Error(name));
  });
  const done = turns.run(userId, () => {
    begun.push(name);
    return ended;
  });
  // Some tests look at a failure later, so it must not count as unhandled.
  done.catch(() => {});
  return { done, end, fail };
}

test('the transactions of one user run one after the other, those of different users in parallel', async () => {
  const first = start('ada', 'first');
  const second = start('ada', 'second');
  const third = start('ada', 'third');
  start('ben', 'other');
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['first', 'other']);
  first.end();
  expect(await first.done).toBe('first');
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['first', 'other', 'second']);
  second.end();
  third.end();
  expect(await Promise.all([second.done, third.done])).toEqual(['second', 'third']);
});

test('a transaction that fails lets the next one run', async () => {
  const first = start('ada', 'first');
  const second = start('ada', 'second');
  first.fail();
  await expect(first.done).rejects.toThrow('first');
  second.end();
  expect(await second.done).toBe('second');
});

test('a transaction that waits too long fails as if it had got no connection, and never runs', async () => {
  const first = start('ada', 'first');
  const second = start('ada', 'second');
  await vi.advanceTimersByTimeAsync(PATIENCE - 1);
  const third = start('ada', 'third');
  await vi.advanceTimersByTimeAsync(1);
  await expect(second.done).rejects.toBeInstanceOf(DatabaseUnavailable);
  first.end();
  third.end();
  expect(await third.done).toBe('third');
  expect(begun).toEqual(['first', 'third']);
});

test('a transaction that runs is not timed out', async () => {
  const first = start('ada', 'first');
  const second = start('ada', 'second');
  first.end();
  await first.done;
  await vi.advanceTimersByTimeAsync(2 * PATIENCE);
  second.end();
  expect(await second.done).toBe('second');
});

test('a transaction fails at once when the maximum already waits, and the others still run', async () => {
  const started = ['first', 'second', 'third', 'fourth'].map((name) => start('ada', name));
  await expect(start('ada', 'fifth').done).rejects.toBeInstanceOf(DatabaseUnavailable);
  for (const { end } of started) end();
  await Promise.all(started.map(({ done }) => done));
  expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
});

test('nothing is kept of a user whose transactions are done', async () => {
  const started = [start('ada', 'first'), start('ada', 'second'), start('ben', 'other')];
  expect(turns.size).toBe(2);
  await vi.advanceTimersByTimeAsync(PATIENCE);
  for (const { end } of started) end();
  await Promise.allSettled(started.map(({ done }) => done));
  expect(turns.size).toBe(0);
});

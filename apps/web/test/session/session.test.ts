import { expect, test } from 'vitest';
import { isAlive, isRefreshDue } from '../../src/session/session';

const lasting = (seconds: number) => ({ accessFrom: 1, accessUntil: 1 + seconds * 1000 });

test.each([
  ['five minutes', 300, 270],
  ['an hour', 3600, 3570],
  ['two seconds', 2, 1.8],
])('a token of %s is refreshed a little before it ends', (_, life, dueAfter) => {
  const due = 1 + dueAfter * 1000;
  expect(isRefreshDue(lasting(life), due)).toBe(false);
  expect(isRefreshDue(lasting(life), due + 1)).toBe(true);
});

test('a token is valid until it expires', () => {
  expect(isAlive(lasting(300), 300_000)).toBe(true);
  expect(isAlive(lasting(300), 300_001)).toBe(false);
});

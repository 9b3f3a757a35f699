import type { Scheme } from '@repo/errors';
import { expect, expectTypeOf, test } from 'vitest';
import type { JwtStrategy } from '../../src/strategies/jwt.strategy.js';
import { strategies, type Strategy } from '../../src/strategies/strategies.js';

test('a strategy under the name of another scheme does not compile', () => {
  expectTypeOf<typeof JwtStrategy>().toExtend<Strategy<'Bearer'>>();
  expectTypeOf<typeof JwtStrategy>().not.toExtend<Strategy<Exclude<Scheme, 'Bearer'>>>();
  expect(Object.entries(strategies).every(([name, { scheme }]) => name === scheme)).toBe(true);
});

import { expect, expectTypeOf, test } from 'vitest';
import type { BasicStrategy } from '../../src/strategies/basic.strategy.js';
import { strategies, type Strategy } from '../../src/strategies/strategies.js';
import { basic, expectRefusal, testApi } from '../api.js';

const api = testApi();

test('a strategy under the name of another scheme does not compile', () => {
  expectTypeOf<typeof BasicStrategy>().toExtend<Strategy<'Basic'>>();
  expectTypeOf<typeof BasicStrategy>().not.toExtend<Strategy<'Bearer'>>();
  expect(Object.entries(strategies).every(([name, { scheme }]) => name === scheme)).toBe(true);
});

test('credentials of a scheme that the route does not accept count as none, and the log says so (RFC 6750 §3.1)', async () => {
  const challenges = ['Bearer realm="api"'];
  expectRefusal(await api.get('/auth/sessions', ...basic()), 'authentication_required', {
    challenges,
  });
  const why = /"why":"Basic is not in @Accepts of this route"/;
  await expect.poll(() => api.log.some((line) => why.test(line))).toBe(true);
});

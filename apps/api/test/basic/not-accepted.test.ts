import { expect, test } from 'vitest';
import { basic, bearerChallenge, expectRefusal, testApi } from '../api.js';

const api = testApi();

test('credentials of a scheme that the route does not accept count as none, and the log says so (RFC 6750 §3.1)', async () => {
  const challenges = [bearerChallenge()];
  expectRefusal(await api.get('/auth/sessions', ...basic()), 'authentication_required', {
    challenges,
  });
  const why = /"why":"Basic is not in @Accepts of this route"/;
  await expect.poll(() => api.log.some((line) => why.test(line))).toBe(true);
});

import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { bearerChallenge, expectRefusal, refusal, testApi } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

test('credentials of a scheme that the route does not accept count as none, and the log says so (RFC 6750 §3.1)', async () => {
  const challenges = [bearerChallenge()];
  expectRefusal(await api.get('/auth/sessions', ...basic()), 'authentication_required', {
    challenges,
  });
  const why = /"why":"Basic is not in @Accepts of this route"/;
  await expect.poll(() => api.log.some((line) => why.test(line))).toBe(true);
});

test('a change of the password needs a session: Basic is refused, even with the right password', async () => {
  const body = { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' };
  const response = await api.json('POST', '/user/password', body, ...basic());
  expect(refusal(response)).toEqual([401, 'authentication_required']);
});

test.each(['/auth/refresh', '/auth/logout'])(
  'Basic beside the token in a body is refused: %s',
  async (path) => {
    const { refreshToken } = api.user;
    const response = await api.json('POST', path, { refreshToken }, ...basic());
    expect(refusal(response)).toEqual([400, 'multiple_credentials']);
  },
);

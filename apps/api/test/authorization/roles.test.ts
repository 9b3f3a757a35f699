import { expect, test } from 'vitest';
import { ADMIN, bearer, bearerChallenge, expectRefusal, testApi } from '../api.js';

const api = testApi();

test('a 403 stays the same when the request is repeated, and another user’s credentials open the route (RFC 9110 §15.5.4)', async () => {
  for (const _ of [1, 2]) {
    const response = await api.get('/admin/users', ...bearer(api.user.accessToken));
    // No challenge: other credentials of the same user would change nothing.
    expectRefusal(response, 'insufficient_role', {
      challenges: [],
      extra: { requiredRole: 'admin' },
    });
  }
  const { accessToken } = await api.signIn(ADMIN);
  expect((await api.get('/admin/users', ...bearer(accessToken))).status).toBe(200);
});

test('a request without credentials gets a 401, not a 403 (RFC 9110 §15.5.2)', async () => {
  const challenges = [bearerChallenge()];
  expectRefusal(await api.get('/admin/users'), 'authentication_required', { challenges });
});

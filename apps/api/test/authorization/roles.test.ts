import { expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, testApi } from '../api.js';

const api = testApi();

test('a 403 is the same when it is asked again, and other credentials open the route (RFC 9110 §15.5.4)', async () => {
  for (const _ of [1, 2]) {
    const answer = await api.get('/admin/users', ...bearer(api.user.accessToken));
    // No challenge: more credentials of the same person would change nothing.
    expectRefusal(answer, 'insufficient_role', {
      challenges: [],
      extra: { requiredRole: 'admin' },
    });
  }
  const { accessToken } = await api.signIn(ADMIN);
  expect((await api.get('/admin/users', ...bearer(accessToken))).status).toBe(200);
});

test('nobody is told what they may not before they say who they are (RFC 9110 §15.5.2)', async () => {
  const challenges = ['Bearer realm="api"'];
  expectRefusal(await api.get('/admin/users'), 'authentication_required', { challenges });
});

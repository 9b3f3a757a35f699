import { expect, test } from 'vitest';
import { bearer, expectRefusal, profileChallenges, testApi } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

test.each([
  ['Basic without credentials', 'Basic'],
  ['Basic with a parameter', 'Basic realm="api"'],
])('malformed: %s (RFC 9110 §11.4)', async (_, value) => {
  const response = await api.get('/user/profile', 'authorization', value);
  expectRefusal(response, 'authorization_malformed', {
    challenges: profileChallenges('invalid_request', 'Malformed Authorization header'),
  });
});

test('Basic beside a token is refused, in either order and when the token is in the query (RFC 9110 §5.3, RFC 6750 §2)', async () => {
  const token = bearer(api.user.accessToken);
  for (const response of [
    await api.get('/user/profile', ...token, ...basic()),
    await api.get('/user/profile', ...basic(), ...token),
    await api.get('/user/profile?access_token=x', ...basic()),
  ]) {
    expectRefusal(response, 'multiple_credentials', {
      challenges: profileChallenges('invalid_request', 'More than one credential'),
    });
  }
});

test('a public route that takes no credentials ignores Basic', async () => {
  expect((await api.get('/health/live', ...basic('nobody@example.com'))).status).toBe(200);
});

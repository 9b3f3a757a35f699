import { expect, test } from 'vitest';
import { bearer, expectRefusal, profileChallenges, testApi } from '../api.js';

const api = testApi();

const malformed = profileChallenges('invalid_request', 'Malformed Authorization header');
const several = profileChallenges('invalid_request', 'More than one credential');

test('a request without credentials is challenged without an error (RFC 6750 §3.1)', async () => {
  const response = await api.get('/user/profile');
  expectRefusal(response, 'authentication_required', {
    challenges: profileChallenges(),
    extra: { error: '401 Unauthorized', message: 'Authentication required' },
  });
});

test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])(
  'the scheme %s is Bearer: case does not matter (RFC 9110 §11.1)',
  async (scheme) => {
    const response = await api.get(
      '/user/profile',
      'authorization',
      `${scheme} ${api.user.accessToken}`,
    );
    expect(response.status).toBe(200);
  },
);

test('one or more spaces separate the scheme from the credentials (RFC 9110 §11.4)', async () => {
  const response = await api.get(
    '/user/profile',
    'authorization',
    `Bearer   ${api.user.accessToken}`,
  );
  expect(response.status).toBe(200);
});

test.each([
  ['a tab instead of the space', (value: string) => `Bearer\t${value}`],
  ['a no-break space', (value: string) => `Bearer\u00a0${value}`],
  ['text after the token', (value: string) => `Bearer ${value} extra`],
  ['a parameter after the token', (value: string) => `Bearer ${value}, realm="x"`],
  ['a comma instead of the space', (value: string) => `Bearer,${value}`],
  ['two credentials in one line', (value: string) => `Bearer ${value}, Bearer ${value}`],
  ['no token', () => 'Bearer'],
  ['quotes around the token', (value: string) => `Bearer "${value}"`],
  ['an empty field', () => ''],
  ['a colon after the scheme', (value: string) => `Bearer: ${value}`],
])('malformed: %s (RFC 9110 §11.4, RFC 6750 §2.1, RFC 6750 §3.1)', async (_, write) => {
  const response = await api.get('/user/profile', 'authorization', write(api.user.accessToken));
  expectRefusal(response, 'authorization_malformed', { challenges: malformed });
});

test.each([
  'Digest username="user", realm="api", nonce="x", uri="/", response="y"',
  'Negotiate YIIB6wYG',
  'NotBasicAtAll dXNlcjpwYXNz',
  'Basically dXNlcjpwYXNz',
  'JWT abc',
  'Unknown',
])(
  'a scheme that the route does not take counts as no credentials: %s (RFC 6750 §3.1)',
  async (value) => {
    const response = await api.get('/user/profile', 'authorization', value);
    expectRefusal(response, 'authentication_required', { challenges: profileChallenges() });
  },
);

test('two Authorization lines are refused, in either order and when they are equal (RFC 9110 §5.3)', async () => {
  const right = bearer(api.user.accessToken);
  for (const lines of [
    [...right, ...right],
    [...right, 'AUTHORIZATION', 'Negotiate x'],
    ['AUTHORIZATION', 'Negotiate x', ...right],
  ]) {
    expectRefusal(await api.get('/user/profile', ...lines), 'multiple_credentials', {
      challenges: several,
    });
  }
});

test('a token may come in only one way (RFC 6750 §2)', async () => {
  const right = bearer(api.user.accessToken);
  for (const response of [
    await api.get(`/user/profile?access_token=${api.user.accessToken}`, ...right),
    await api.get(`/user/profile?access%5Ftoken=x`, ...right),
  ]) {
    expectRefusal(response, 'multiple_credentials', { challenges: several });
  }
});

test('a token in the query alone is ignored (OAuth 2.1 §5.1, RFC 6750 §2.3)', async () => {
  const response = await api.get(`/user/profile?access_token=${api.user.accessToken}`);
  expectRefusal(response, 'authentication_required', { challenges: profileChallenges() });
});

test('Proxy-Authorization is ignored (RFC 9110 §11.7)', async () => {
  const response = await api.get(
    '/user/profile',
    'proxy-authorization',
    `Bearer ${api.user.accessToken}`,
  );
  expectRefusal(response, 'authentication_required', { challenges: profileChallenges() });
});

test('a public route that takes no credentials ignores them', async () => {
  const response = await api.get('/health/live', 'authorization', 'Bearer\tx', ...bearer('x'));
  expect(response.status).toBe(200);
});

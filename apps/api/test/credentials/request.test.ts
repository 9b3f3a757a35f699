import { expect, test } from 'vitest';
import { basic, bearer, expectRefusal, profileChallenges, testApi } from '../api.js';

const api = testApi();

const malformed = profileChallenges('invalid_request', 'Malformed Authorization header');
const several = profileChallenges('invalid_request', 'More than one credential');

test('a request without credentials is asked for them, and for none in particular (RFC 6750 §3.1)', async () => {
  const answer = await api.get('/user/profile');
  expectRefusal(answer, 'authentication_required', {
    challenges: profileChallenges(),
    extra: { error: '401 Unauthorized', message: 'Authentication required' },
  });
});

test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])(
  'the scheme %s is Bearer: case does not matter (RFC 9110 §11.1)',
  async (scheme) => {
    const answer = await api.get(
      '/user/profile',
      'authorization',
      `${scheme} ${api.user.accessToken}`,
    );
    expect(answer.status).toBe(200);
  },
);

test('one space or more separate the scheme from what follows (RFC 9110 §11.4)', async () => {
  const answer = await api.get(
    '/user/profile',
    'authorization',
    `Bearer   ${api.user.accessToken}`,
  );
  expect(answer.status).toBe(200);
});

test.each([
  ['a tab for the space', (value: string) => `Bearer\t${value}`],
  ['a no-break space', (value: string) => `Bearer\u00a0${value}`],
  ['something behind the token', (value: string) => `Bearer ${value} extra`],
  ['a parameter behind the token', (value: string) => `Bearer ${value}, realm="x"`],
  ['a comma for the space', (value: string) => `Bearer,${value}`],
  ['two credentials in one line', (value: string) => `Bearer ${value}, Bearer ${value}`],
  ['no token', () => 'Bearer'],
  ['quotes around the token', (value: string) => `Bearer "${value}"`],
  ['nothing at all', () => ''],
  ['a colon behind the scheme', (value: string) => `Bearer: ${value}`],
  ['Basic without credentials', () => 'Basic'],
  ['Basic with a parameter', () => 'Basic realm="api"'],
])('malformed: %s (RFC 9110 §11.4, RFC 6750 §2.1)', async (_, write) => {
  const answer = await api.get('/user/profile', 'authorization', write(api.user.accessToken));
  expectRefusal(answer, 'authorization_malformed', { challenges: malformed });
});

test.each([
  'Digest username="user", realm="api", nonce="x", uri="/", response="y"',
  'Negotiate YIIB6wYG',
  'NotBasicAtAll dXNlcjpwYXNz',
  'Basically dXNlcjpwYXNz',
  'JWT abc',
  'Unknown',
])(
  'a scheme that the route does not take is as good as none: %s (RFC 6750 §3.1)',
  async (value) => {
    const answer = await api.get('/user/profile', 'authorization', value);
    expectRefusal(answer, 'authentication_required', { challenges: profileChallenges() });
  },
);

test('two Authorization lines are refused, in either order and when they are equal (RFC 9110 §5.3)', async () => {
  const right = bearer(api.user.accessToken);
  for (const lines of [
    [...right, ...basic()],
    [...basic(), ...right],
    [...right, ...right],
    [...right, 'AUTHORIZATION', 'Negotiate x'],
  ]) {
    expectRefusal(await api.get('/user/profile', ...lines), 'multiple_credentials', {
      challenges: several,
    });
  }
});

test('a token comes in one way at a time (RFC 6750 §2)', async () => {
  const right = bearer(api.user.accessToken);
  for (const answer of [
    await api.get('/user/profile', ...right, 'x-api-key', 'fk_1_2'),
    await api.get('/user/profile', 'x-api-key', 'fk_1_2', 'x-api-key', 'fk_1_2'),
    await api.get(`/user/profile?access_token=${api.user.accessToken}`, ...right),
    await api.get(`/user/profile?access%5Ftoken=x`, ...right),
    await api.get(`/user/profile?access_token=x`, ...basic()),
  ]) {
    expectRefusal(answer, 'multiple_credentials', { challenges: several });
  }
});

test('a token in the query alone is ignored (OAuth 2.1 §5.1)', async () => {
  const answer = await api.get(`/user/profile?access_token=${api.user.accessToken}`);
  expectRefusal(answer, 'authentication_required', { challenges: profileChallenges() });
});

test('Proxy-Authorization is for proxies (RFC 9110 §11.7)', async () => {
  const answer = await api.get(
    '/user/profile',
    'proxy-authorization',
    `Bearer ${api.user.accessToken}`,
  );
  expectRefusal(answer, 'authentication_required', { challenges: profileChallenges() });
});

test('a public route that takes no credentials does not look at them', async () => {
  const answer = await api.get('/health/live', 'authorization', 'Bearer\tx', ...basic());
  expect(answer.status).toBe(200);
});

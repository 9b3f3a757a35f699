import { expect, test } from 'vitest';
import { bearer, expectRefusal, field, profileChallenges, testApi } from '../api.js';

const api = testApi();

test.each(['/', '/nothing', '/user', '/user/profile/x', '/auth', '/admin', `/${'x'.repeat(500)}`])(
  '404: %s does not exist, with or without credentials',
  async (target) => {
    expectRefusal(await api.get(target), 'not_found');
    expectRefusal(await api.get(target, ...bearer(api.user.accessToken)), 'not_found');
  },
);

test.each([
  '//user/profile',
  '/user//profile',
  '/user/profile/',
  '/User/Profile',
  '/user%2fprofile',
  '/user/pro%66ile',
  '/user/profile;x',
  '/user/profile;jsessionid=1',
  '/user/profile%00',
  '/user/profile.json',
  '/user/./profile',
  '/user/../user/profile',
  '/user\\profile',
])('a route has one spelling, and %s is not it (ASVS 1.1.1)', async (target) => {
  expectRefusal(await api.get(target, ...bearer(api.user.accessToken)), 'not_found');
});

test('an escape in the query does not affect the path', async () => {
  const response = await api.get('/user/profile?x=%2F', ...bearer(api.user.accessToken));
  expect(response.status).toBe(200);
});

test.each(['POST', 'PUT', 'DELETE', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK'])(
  '405: %s, with the allowed methods (RFC 9110 §15.5.6)',
  async (method) => {
    const response = await api.send('/user/profile', { method });
    const allowed = ['GET', 'HEAD', 'OPTIONS', 'PATCH'];
    expectRefusal(response, 'method_not_allowed', { extra: { allowed } });
  },
);

test('no header and no parameter overrides the method', async () => {
  for (const response of [
    await api.send('/auth/refresh', { headers: ['x-http-method-override', 'POST'] }),
    await api.get('/auth/refresh?_method=POST'),
  ]) {
    expectRefusal(response, 'method_not_allowed', { extra: { allowed: ['OPTIONS', 'POST'] } });
  }
});

test('OPTIONS lists the methods without credentials, and allows no other origin (Fetch §4.8)', async () => {
  const preflight = ['origin', 'https://evil.example', 'access-control-request-method', 'PATCH'];
  const response = await api.send('/user/profile', { method: 'OPTIONS', headers: preflight });
  expect(response.status).toBe(204);
  expect(response.body).toBe('');
  expect(field(response, 'allow')).toEqual(['GET, HEAD, OPTIONS, PATCH']);
  expect(response.lines.filter(([name]) => name.startsWith('access-control'))).toEqual([]);
});

test('HEAD gets the response of GET without its body (RFC 9110 §9.3.2)', async () => {
  const varies = new Set(['x-request-id', 'date']);
  for (const [target, headers] of [
    ['/user/profile', []],
    ['/user/profile', bearer(api.user.accessToken)],
    ['/nothing', []],
    ['/health/live', []],
  ] as const) {
    const get = await api.send(target, { headers });
    const head = await api.send(target, { method: 'HEAD', headers });
    expect(head.status).toBe(get.status);
    expect(head.body).toBe('');
    expect(head.lines.filter(([name]) => !varies.has(name))).toEqual(
      get.lines.filter(([name]) => !varies.has(name)),
    );
  }
});

test('HEAD without credentials is challenged as GET is (RFC 9110 §9.3.2)', async () => {
  const response = await api.send('/user/profile', { method: 'HEAD' });
  expect(response.status).toBe(401);
  expect(field(response, 'www-authenticate')).toEqual(profileChallenges());
});

test.each(['text/html', 'application/json', 'text/*;q=0.1', 'image/png'])(
  'an error is a problem document whatever the client accepts: %s (RFC 9110 §12.5.1, RFC 9457 §3)',
  async (accept) => {
    const response = await api.get('/user/profile', 'accept', accept, 'accept-language', 'de');
    expectRefusal(response, 'authentication_required', { challenges: profileChallenges() });
  },
);

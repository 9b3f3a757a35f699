import { DEMO_PASSWORD } from '@repo/db';
import { expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { expectRefusal, members, profileChallenges, testApi, USER } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

const sendBasic = (credentials: string, scheme = 'Basic') =>
  api.get('/user/profile', 'authorization', `${scheme} ${credentials}`);

test.each(['Basic', 'basic', 'BASIC'])(
  '%s: an address and a password open the route (RFC 7617 §2)',
  async (scheme) => {
    const response = await sendBasic(base64(`${USER}:${DEMO_PASSWORD}`), scheme);
    expect(members(response)).toEqual(members(await api.profile(api.user.accessToken)));
  },
);

test.each([
  ['a wrong password', base64(`${USER}:wrong`)],
  ['an unknown address', base64('nobody@example.com:wrong')],
  ['no colon', base64(USER)],
  ['no user-id', base64(`:${DEMO_PASSWORD}`)],
  ['no password', base64(`${USER}:`)],
  ['a second colon, which is the password’s (RFC 7617 §2)', base64(`${USER}:${DEMO_PASSWORD}:`)],
  ['no base64', 'abcde'],
  ['base64url', 'dXNlckBleGFtcGxlLmNvbTo_-w'],
  ['base64 without its padding', base64(`${USER}:${DEMO_PASSWORD}x`).replace(/=+$/, '')],
  ['no UTF-8', base64(`${USER}:caf\u00e9`, 'latin1')],
  ['a null, a control character (RFC 7617 §2)', base64(`${USER}:${DEMO_PASSWORD}\0`)],
  ['a line break, a control character (RFC 7617 §2)', base64(`${USER}\r\n:${DEMO_PASSWORD}`)],
])('invalid_credentials: %s; the response does not say which', async (_, credentials) => {
  expectRefusal(await sendBasic(credentials), 'invalid_credentials', {
    challenges: profileChallenges(),
  });
});

test('a user who is disabled during the request has invalid credentials', async () => {
  vi.spyOn(api.app.get(Accounts), 'profileOf').mockResolvedValueOnce(undefined);
  expectRefusal(await api.get('/user/profile', ...basic()), 'invalid_credentials', {
    challenges: profileChallenges(),
  });
});

test('a cross-site change with Basic is refused (RFC 7617 §4)', async () => {
  for (const headers of [
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['origin', 'http://localhost:3000'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['sec-fetch-site', 'cross-site', 'origin', 'http://localhost:3001'],
  ]) {
    const response = await api.json(
      'PATCH',
      '/user/profile',
      { name: 'Eve' },
      ...basic(),
      ...headers,
    );
    expectRefusal(response, 'csrf_rejected');
  }
  expect((await api.get('/user/profile', ...basic())).body).not.toContain('Eve');
});

test('a change that comes from the API’s own page, or from no page, is accepted', async () => {
  for (const headers of [
    [],
    ['origin', 'http://localhost:3001', 'sec-fetch-site', 'same-origin'],
    ['sec-fetch-site', 'none'],
  ]) {
    const response = await api.json(
      'PATCH',
      '/user/profile',
      { name: 'Uma' },
      ...basic(),
      ...headers,
    );
    expect(response.status).toBe(200);
  }
});

test('a cross-site read is allowed: the other site cannot read the response', async () => {
  const response = await api.get('/user/profile', ...basic(), 'sec-fetch-site', 'cross-site');
  expect(response.status).toBe(200);
});

test('a cross-site change with a token is allowed: a browser does not add the token', async () => {
  const { accessToken } = await api.signIn();
  const headers = ['authorization', `Bearer ${accessToken}`, 'origin', 'http://localhost:3000'];
  const response = await api.json('PATCH', '/user/profile', { name: 'Uma' }, ...headers);
  expect(response.status).toBe(200);
});

test('no address with the separator of Basic can be registered (RFC 7617 §2)', async () => {
  const response = await api.json('POST', '/auth/register', { email: 'u:ma@example.com' });
  expectRefusal(response, 'validation_failed', { extra: { errors: expect.any(Array) } });
});

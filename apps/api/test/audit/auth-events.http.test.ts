import { expect, test } from 'vitest';
import { PrismaClient } from '@repo/db';
import { ADMIN, bearer, claimsOf, testApi, USER } from '../api.js';
import { age } from '../support/rows.js';
import { eventsOf } from './events-of.js';

const api = testApi();
const signInWith = (body: object) => api.json('POST', '/auth/login', body);
const refresh = (refreshToken: string) => api.json('POST', '/auth/refresh', { refreshToken });
const sessionOf = (token: string) => String(claimsOf(token)['sid']);

test('an event says when, who, from where, on which route and why (ASVS 16.2.1)', async () => {
  const response = await api.get('/admin/users?secret=hidden', ...bearer(api.user.accessToken));
  const [event, ...others] = await eventsOf(api, response);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    event: 'authz_fail',
    code: 'insufficient_role',
    status: 403,
    method: 'GET',
    route: '/admin/users',
    scheme: 'Bearer',
    userId: claimsOf(api.user.accessToken)['sub'],
    sessionId: sessionOf(api.user.accessToken),
    clientAddress: '127.0.0.1',
    identifierHash: null,
  });
  expect(Math.abs(Date.now() - Number(event?.at))).toBeLessThan(60_000);
});

test('an event has the reason that the response does not reveal (ASVS 16.5.1)', async () => {
  const wrong = await signInWith({ email: USER, password: 'not this one' });
  const unknown = await signInWith({ email: 'nobody@example.com', password: 'x' });
  expect(await eventsOf(api, wrong)).toMatchObject([
    { event: 'authn_login_fail', code: 'invalid_credentials', why: 'wrong password' },
  ]);
  expect(await eventsOf(api, unknown)).toMatchObject([{ why: 'unknown user' }]);
});

test('a submitted user name is stored as a hash: users type passwords there', async () => {
  const typed = 'my secret passphrase';
  const [first] = await eventsOf(api, await signInWith({ email: typed, password: 'x' }));
  const [again] = await eventsOf(api, await signInWith({ email: typed, password: 'y' }));
  const [other] = await eventsOf(api, await signInWith({ email: 'another', password: 'x' }));
  expect(first?.identifierHash).toMatch(/^[\w-]{22}$/);
  expect(again?.identifierHash).toBe(first?.identifierHash);
  expect(other?.identifierHash).not.toBe(first?.identifierHash);
  expect(JSON.stringify([first, again])).not.toContain('passphrase');
});

test('a session has events from the sign-in to the sign-out', async () => {
  const signedIn = await signInWith({ email: USER, password: 'correct horse battery staple' });
  const { accessToken, refreshToken } = JSON.parse(signedIn.body);
  const about = { userId: claimsOf(accessToken)['sub'], sessionId: sessionOf(accessToken) };
  expect(await eventsOf(api, signedIn)).toMatchObject([
    { event: 'authn_login_success', code: null, status: null, ...about },
    { event: 'session_created', code: null, status: null, ...about },
  ]);
  const refreshed = await refresh(refreshToken);
  expect(await eventsOf(api, refreshed)).toMatchObject([
    { event: 'session_renewed', detail: 'rotated', ...about },
  ]);
  const repeated = await refresh(refreshToken);
  expect(await eventsOf(api, repeated)).toMatchObject([{ detail: 'repeated', ...about }]);
  const signedOut = await api.json('POST', '/auth/logout', {}, ...bearer(accessToken));
  expect(await eventsOf(api, signedOut)).toMatchObject([{ event: 'session_logout', ...about }]);
  const late = await api.get('/user/profile', ...bearer(accessToken));
  expect(await eventsOf(api, late)).toMatchObject([
    { event: 'session_use_after_expire', code: 'session_revoked', ...about },
  ]);
});

test('a lost response and a reused token have different events (RFC 9700 §4.14.2)', async () => {
  const { refreshToken } = await api.signIn();
  await refresh(refreshToken);
  await age(api.pool, sessionOf(refreshToken), 60);
  const recovered = await refresh(refreshToken);
  expect(await eventsOf(api, recovered)).toMatchObject([{ detail: 'recovered' }]);
  const { refreshToken: next } = JSON.parse(recovered.body);
  await refresh(JSON.parse((await refresh(next)).body).refreshToken);
  const reused = await refresh(refreshToken);
  expect(await eventsOf(api, reused)).toMatchObject([
    {
      event: 'authn_token_reuse',
      code: 'refresh_token_reused',
      detail: 'reused',
      sessionId: sessionOf(refreshToken),
      userId: claimsOf(refreshToken)['sub'],
    },
  ]);
});

test('invalid input is recorded (ASVS 16.3.3)', async () => {
  const invalid = await api.json('PATCH', '/user/profile', {}, ...bearer(api.user.accessToken));
  expect(await eventsOf(api, invalid)).toMatchObject([{ event: 'input_validation_fail' }]);
});

test('a refusal that is not about authentication or authorization is not recorded', async () => {
  await api.get('/nowhere');
  const last = await api.get('/user/profile');
  await eventsOf(api, last);
  expect(await api.app.get(PrismaClient).authEvent.count({ where: { status: 404 } })).toBe(0);
});

test('an administrator finds the event of a request id, and no other user does', async () => {
  const refused = await api.get('/user/profile', ...bearer('not.a.token'));
  const [event] = await eventsOf(api, refused);
  const path = `/admin/auth-events?requestId=${event?.requestId}`;
  const { accessToken } = await api.signIn(ADMIN);
  const found = await api.get(path, ...bearer(accessToken));
  expect(JSON.parse(found.body)).toEqual({
    events: [{ ...event, at: event?.at.toISOString() }],
    nextCursor: null,
  });
  expect((await api.get(path)).status).toBe(401);
  expect((await api.get(path, ...bearer(api.user.accessToken))).status).toBe(403);
});

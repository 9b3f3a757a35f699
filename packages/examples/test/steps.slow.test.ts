import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Api, userIdOf } from './api.js';
import type { Call } from './clients/client.js';
import {
  clients,
  CONFIRM,
  GET,
  isRefused,
  LOGIN,
  PROFILE,
  REFRESH,
  type Sent,
  useExamples,
} from './use-examples.js';

/* What each client does after a refusal of the API. */

const examples = useExamples();
/** An API that allows one failed sign-in per hour. */
let strict: Api;

beforeAll(async () => {
  strict = await Api.start({ LOGIN_RATE_LIMIT: '1', LOGIN_RATE_WINDOW: '3600' });
});
afterAll(() => strict.stop());

describe.each(clients)('examples/%s', (name, client) => {
  const call = (calls: readonly Call[], sent?: Sent) => examples.call(client, calls, sent);

  test('signs in, and repeats the request', async () => {
    expect(await call([PROFILE])).toEqual([examples.isProfile()]);
    expect(examples.requests).toEqual([GET, LOGIN, GET]);
  });

  test('stops at a wrong password', async () => {
    expect(await call([PROFILE], { user: { password: 'wrong' } })).toEqual([
      isRefused('invalid_credentials'),
    ]);
    expect(examples.requests).toEqual([GET, LOGIN]);
  });

  test('refreshes an expired access token, and repeats the request', async () => {
    expect(await call([PROFILE], { user: { tokens: await examples.api.signInExpired() } })).toEqual(
      [examples.isProfile()],
    );
    expect(examples.requests).toEqual([GET, REFRESH, GET]);
  });

  test('signs in again after its session was revoked', async () => {
    const tokens = await examples.api.signIn();
    await examples.api.signOut(tokens);
    expect(await call([PROFILE], { user: { tokens } })).toEqual([examples.isProfile()]);
    expect(examples.requests).toEqual([GET, LOGIN, GET]);
  });

  test('signs in again if the refresh is refused', async () => {
    const tokens = await examples.api.signInExpired();
    await examples.api.signOut(tokens);
    expect(await call([PROFILE], { user: { tokens } })).toEqual([examples.isProfile()]);
    expect(examples.requests).toEqual([GET, REFRESH, LOGIN, GET]);
  });

  test('confirms the password when the sign-in is too old (RFC 9470)', async () => {
    const path = `/admin/users/${userIdOf(await examples.api.signIn())}`;
    const tokens = await examples.api.signInLongAgo();
    const outcomes = await call([['PATCH', path, { role: 'user' }]], {
      user: { ...examples.api.admin, tokens },
    });
    expect(outcomes).toEqual([{ data: expect.objectContaining({ role: 'user' }) }]);
    expect(examples.requests).toEqual([`PATCH ${path}`, CONFIRM, `PATCH ${path}`]);
  });

  test('stops when the password for the confirmation is wrong', async () => {
    const path = `/admin/users/${userIdOf(await examples.api.signIn())}`;
    const user = {
      ...examples.api.admin,
      password: 'wrong',
      tokens: await examples.api.signInLongAgo(),
    };
    expect(await call([['PATCH', path, { role: 'user' }]], { user })).toEqual([
      isRefused('password_incorrect'),
    ]);
    expect(examples.requests).toEqual([`PATCH ${path}`, CONFIRM]);
  });

  test('stops if it would have to wait for too long', async () => {
    const failed = { email: `${name}@example.com`, password: 'wrong' };
    await call([PROFILE], { user: failed, url: strict.url });
    expect(await call([PROFILE], { user: failed, url: strict.url })).toEqual([
      isRefused('rate_limited'),
    ]);
    expect(examples.requests).toEqual([GET, LOGIN]);
  });

  test('stops when the user lacks permission', async () => {
    const tokens = await examples.api.signIn();
    expect(await call([['GET', '/admin/users']], { user: { tokens } })).toEqual([
      isRefused('insufficient_role'),
    ]);
    expect(examples.requests).toEqual(['GET /admin/users']);
  });
});

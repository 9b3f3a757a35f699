import { DEMO_PASSWORD } from '@repo/db';
import { describe, expect, test } from 'vitest';
import { Registrations } from '../../src/accounts/registration/registrations.js';
import { KEY_QUOTA } from '../../src/limits/key-requests.js';
import { Quota } from '../../src/limits/quota.js';
import type { EventName } from '../../src/audit/event-names.js';
import {
  ADMIN,
  type ApiResponse,
  apiKey,
  basic,
  bearer,
  claimsOf,
  members,
  testApi,
  USER,
} from '../api.js';
import { requestKey, createKey } from '../support/api-keys.js';
import { age, sessionIn } from '../support/rows.js';
import { eventsOf } from '../support/events.js';

const LIMIT = 3;
const YEAR = 365 * 86_400;

const api = testApi({ LOGIN_RATE_LIMIT: String(LIMIT) });

let users = 0;
/** An address that no other test uses. */
function newEmail(): string {
  users += 1;
  return `person-${users}@example.com`;
}

const json = (method: string, path: string, body: unknown, token: string) =>
  api.json(method, path, body, ...bearer(token));
const login = (email: string, password: string, from = '192.0.2.1') =>
  api.json('POST', '/auth/login', { email, password }, 'x-forwarded-for', from);

/** Verifies the address of a new user, who is signed in by it. */
async function verify(): Promise<ApiResponse> {
  const token = await api.app.get(Registrations).add(newEmail());
  const chosen = { name: 'Nora', password: DEMO_PASSWORD };
  return api.json('POST', '/auth/verify-email', { token, ...chosen });
}

/** Fails to sign in so many times. */
async function failToSignIn(
  times: number,
  email = newEmail(),
  from = '192.0.2.2',
): Promise<ApiResponse[]> {
  const responses: ApiResponse[] = [];
  while (responses.length < times) responses.push(await login(email, 'wrong', from));
  return responses;
}

async function lastOf(responses: Promise<ApiResponse[]>): Promise<ApiResponse> {
  const last = (await responses).at(-1);
  if (last === undefined) throw new Error('nothing was sent');
  return last;
}

/** Changes a new user as an administrator. */
async function changeNewUser(change: object): Promise<ApiResponse> {
  const id = claimsOf(String(members(await verify())['accessToken']))['sub'];
  const { accessToken } = await api.signIn(ADMIN);
  return json('PATCH', `/admin/users/${String(id)}`, change, accessToken);
}

/** A way to cause each event: a name without one does not compile. */
const causes: Readonly<Record<EventName, () => Promise<ApiResponse>>> = {
  authn_login_success: () => login(USER, DEMO_PASSWORD),
  authn_login_fail: () => lastOf(failToSignIn(1)),
  authn_login_fail_max: () => lastOf(failToSignIn(LIMIT)),
  authn_password_change: async () => {
    const { accessToken } = members(await verify());
    const passwords = { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' };
    return json('POST', '/user/password', passwords, String(accessToken));
  },
  authn_token_created: () => requestKey(api, api.user.accessToken),
  authn_token_revoked: async () => {
    const { id } = await createKey(api, api.user.accessToken);
    return api.send(`/api-keys/${id}`, {
      method: 'DELETE',
      headers: [...bearer(api.user.accessToken)],
    });
  },
  authn_token_reuse: async () => {
    const { refreshToken } = await api.signIn();
    const { refreshToken: next } = members(await api.refresh(refreshToken));
    await api.refresh(String(next));
    return api.refresh(refreshToken);
  },
  authz_fail: () => api.get('/admin/users', ...bearer(api.user.accessToken)),
  excess_rate_limit_exceeded: () => lastOf(failToSignIn(LIMIT + 1)),
  input_validation_fail: () => json('PATCH', '/user/profile', {}, api.user.accessToken),
  malicious_csrf: () =>
    api.json(
      'PATCH',
      '/user/profile',
      { name: 'N' },
      ...basic(),
      'origin',
      'https://other.example',
    ),
  privilege_permissions_changed: () => changeNewUser({ role: 'admin' }),
  session_created: () => login(USER, DEMO_PASSWORD),
  session_renewed: async () => api.refresh((await api.signIn()).refreshToken),
  session_expired: async () => {
    const { refreshToken } = await api.signIn();
    await age(api.pool, sessionIn(refreshToken), YEAR);
    return api.refresh(refreshToken);
  },
  session_logout: async () => {
    const { accessToken } = await api.signIn();
    return json('POST', '/auth/logout', {}, accessToken);
  },
  session_use_after_expire: async () => {
    const { accessToken } = await api.signIn();
    await json('POST', '/auth/logout', {}, accessToken);
    return api.get('/user/profile', ...bearer(accessToken));
  },
  user_created: verify,
  user_updated: () => changeNewUser({ disabled: true }),
};

test.each(Object.entries(causes))('%s occurs', async (name, cause) => {
  const events = await eventsOf(api, await cause());
  expect(events.map(({ event }) => event)).toContain(name);
});

describe('the trail of a session', () => {
  test.each([
    ['a sign-in', () => login(USER, DEMO_PASSWORD)],
    ['a verified address', verify],
  ])('begins with %s, and names session and user', async (_, open) => {
    const response = await open();
    const { accessToken } = members(response);
    const about = {
      userId: claimsOf(String(accessToken))['sub'],
      sessionId: sessionIn(String(accessToken)),
    };
    const created = (await eventsOf(api, response)).filter(
      ({ event }) => event === 'session_created',
    );
    expect(created).toMatchObject([about]);
  });
});

test('the events of an API key name it, and never contain it', async () => {
  const made = await requestKey(api, api.user.accessToken);
  const { id, key } = members(made);
  const path = `/api-keys/${String(id)}`;
  const ended = await api.send(path, {
    method: 'DELETE',
    headers: [...bearer(api.user.accessToken)],
  });
  const about = { userId: claimsOf(api.user.accessToken)['sub'], detail: `API key ${String(id)}` };
  const trail = [...(await eventsOf(api, made)), ...(await eventsOf(api, ended))];
  expect(trail).toMatchObject([
    { event: 'authn_token_created', ...about },
    { event: 'authn_token_revoked', ...about },
  ]);
  expect(JSON.stringify(trail)).not.toContain(String(key));
});

describe('a limit that is reached', () => {
  test('has one event for an identifier, however many failures come at once', async () => {
    const email = newEmail();
    const responses = await Promise.all(
      Array.from({ length: 2 * LIMIT }, () => failToSignIn(1, email)),
    );
    const trails = await Promise.all(responses.flat().map((response) => eventsOf(api, response)));
    const reached = trails.flat().filter(({ event }) => event === 'authn_login_fail_max');
    expect(reached).toMatchObject([{ detail: 'login', identifierHash: expect.any(String) }]);
  });

  test('has an event for a client address', async () => {
    const responses: ApiResponse[] = [];
    for (let index = 0; index < 5 * LIMIT; index += 1) {
      responses.push(...(await failToSignIn(1, newEmail(), '192.0.2.3')));
    }
    const last = responses.at(-1);
    if (last === undefined) throw new Error('nothing was sent');
    expect(await eventsOf(api, last)).toMatchObject([
      { event: 'authn_login_fail', detail: null },
      { event: 'authn_login_fail_max', detail: 'login-address' },
    ]);
  });

  test('has an event for an API key, with its owner', async () => {
    const { id, key } = await createKey(api, api.user.accessToken);
    const pool = api.pool;
    await pool.query('INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, $3)', [
      new Quota(pool, KEY_QUOTA).keyOf(id),
      KEY_QUOTA.limit,
      Date.now() + KEY_QUOTA.window * 1000,
    ]);
    expect(await eventsOf(api, await api.get('/user/profile', ...apiKey(key)))).toMatchObject([
      {
        event: 'excess_rate_limit_exceeded',
        why: 'api-key',
        userId: claimsOf(api.user.accessToken)['sub'],
      },
    ]);
  });

  test('has an event for mail to an address', async () => {
    const email = newEmail();
    const ask = () => api.json('POST', '/auth/forgot-password', { email });
    for (let index = 0; index < LIMIT; index += 1) await ask();
    expect(await eventsOf(api, await ask())).toMatchObject([
      {
        event: 'excess_rate_limit_exceeded',
        why: 'forgot-password',
        identifierHash: expect.any(String),
      },
    ]);
  });
});

import { spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Api, userIdOf } from './api.js';
import { viaAxios } from './clients/axios.js';
import type { Call, Client, Outcome, User } from './clients/client.js';
import { viaFetch } from './clients/fetch.js';
import { viaPython } from './clients/python.js';
import { viaShell } from './clients/shell.js';
import { type Answer, type Front, type Respond, startFront } from './front.js';

const clients: readonly (readonly [name: string, Client])[] = [
  ['fetch.ts', viaFetch],
  ['axios.ts', viaAxios],
  ['client.py', viaPython],
  ['curl.sh', viaShell],
];

const PROFILE: Call = ['GET', '/user/profile'];
const [GET, LOGIN, REFRESH, CONFIRM] = [
  'GET /user/profile',
  'POST /auth/login',
  'POST /auth/refresh',
  'POST /auth/reauthenticate',
];

let api: Api;
/** An API that allows one failed sign-in in an hour. */
let strict: Api;
let front: Front;

beforeAll(async () => {
  const missing = ['bash', 'curl', 'jq', 'python3'].filter(
    (name) => spawnSync(name, ['--version']).error,
  );
  if (missing.length > 0) {
    throw new Error(`Missing: install with "apt-get install -y ${missing.join(' ')}".`);
  }
  api = await Api.start();
  strict = await Api.start({ LOGIN_RATE_LIMIT: '1', LOGIN_RATE_WINDOW: '3600' });
});
afterEach(() => front.close());
afterAll(async () => {
  await api.stop();
  await strict.stop();
});

/** The first response to `GET /user/profile` comes from the front, every other one from the API. */
const firstGet = (answer: Answer) => (line: string, count: number) =>
  line === GET && count === 1 ? answer : undefined;

const isProfile = () => ({ data: expect.objectContaining({ email: api.user.email }) });
const isRefused = (code: string) => ({ refusal: expect.stringMatching(`^${code}: `) });

describe.each(clients)('examples/%s', (name, client) => {
  /** Makes calls through a front, as the user unless another is given. */
  async function call(
    calls: readonly Call[],
    user: Partial<User> = {},
    { url = api.url, answer }: { url?: string; answer?: Respond } = {},
  ): Promise<Outcome[]> {
    front = await startFront(url, answer);
    return client(front.url, { ...api.user, ...user }, ...calls);
  }

  test('signs in, and repeats the request', async () => {
    expect(await call([PROFILE])).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, LOGIN, GET]);
  });

  test('stops at a wrong password', async () => {
    expect(await call([PROFILE], { password: 'wrong' })).toEqual([
      isRefused('invalid_credentials'),
    ]);
    expect(front.requests).toEqual([GET, LOGIN]);
  });

  test('refreshes an expired access token, and repeats the request', async () => {
    expect(await call([PROFILE], { tokens: await api.signInExpired() })).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, REFRESH, GET]);
  });

  test('signs in again after its session was revoked', async () => {
    const tokens = await api.signIn();
    await api.signOut(tokens);
    expect(await call([PROFILE], { tokens })).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, LOGIN, GET]);
  });

  test('signs in again if the refresh is refused', async () => {
    const tokens = await api.signInExpired();
    await api.signOut(tokens);
    expect(await call([PROFILE], { tokens })).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, REFRESH, LOGIN, GET]);
  });

  test('confirms the password when the sign-in is too old (RFC 9470)', async () => {
    const path = `/admin/users/${userIdOf(await api.signIn())}`;
    const tokens = await api.signInLongAgo();
    const outcomes = await call([['PATCH', path, { role: 'user' }]], { ...api.admin, tokens });
    expect(outcomes).toEqual([{ data: expect.objectContaining({ role: 'user' }) }]);
    expect(front.requests).toEqual([`PATCH ${path}`, CONFIRM, `PATCH ${path}`]);
  });

  test('stops when the password that it confirms with is wrong', async () => {
    const path = `/admin/users/${userIdOf(await api.signIn())}`;
    const user = { ...api.admin, password: 'wrong', tokens: await api.signInLongAgo() };
    expect(await call([['PATCH', path, { role: 'user' }]], user)).toEqual([
      isRefused('password_incorrect'),
    ]);
    expect(front.requests).toEqual([`PATCH ${path}`, CONFIRM]);
  });

  test('waits as long as the API asks for, then repeats the request', async () => {
    const times: number[] = [];
    const body = { code: 'rate_limited', detail: 'Wait.', retry: 'after_delay', retryAfter: 1 };
    const answer = (line: string, count: number): Answer | undefined => {
      if (line !== LOGIN) return undefined;
      times.push(performance.now());
      return count === 1 ? { status: 429, fields: { 'retry-after': '1' }, body } : undefined;
    };
    expect(await call([PROFILE], {}, { answer })).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, LOGIN, LOGIN, GET]);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(990);
  });

  test('stops if it would have to wait for too long', async () => {
    const failed = { email: `${name}@example.com`, password: 'wrong' };
    await call([PROFILE], failed, { url: strict.url });
    front.close();
    expect(await call([PROFILE], failed, { url: strict.url })).toEqual([isRefused('rate_limited')]);
    expect(front.requests).toEqual([GET, LOGIN]);
  });

  test('stops when the user may not', async () => {
    const tokens = await api.signIn();
    expect(await call([['GET', '/admin/users']], { tokens })).toEqual([
      isRefused('insufficient_role'),
    ]);
    expect(front.requests).toEqual(['GET /admin/users']);
  });

  test('stops at a `retry` that it does not know', async () => {
    const problem = { code: 'new_moon', detail: 'Not tonight.', retry: 'after_sunrise' };
    const body = { ...problem, message: 'New moon' };
    const answer = firstGet({ status: 401, body });
    expect(await call([PROFILE], {}, { answer })).toEqual([
      { refusal: expect.stringMatching(/^new_moon: Not tonight\.$/m) },
    ]);
    expect(front.requests).toEqual([GET]);
  });

  test.each([
    ['invalid_token', 'no body', REFRESH, undefined],
    ['insufficient_user_authentication', 'no body', CONFIRM, undefined],
    ['invalid_token', 'the JSON of a proxy', REFRESH, { message: 'Unauthorized' }],
  ])('reads %s from the challenge if there is %s', async (error, _, step, body) => {
    const fields = {
      'www-authenticate': `Basic realm="api", Bearer realm="api", error="${error}"`,
    };
    const answer = firstGet({ status: 401, fields, ...(body && { body }) });
    const tokens = await api.signIn();
    expect(await call([PROFILE], { tokens }, { answer })).toEqual([isProfile()]);
    expect(front.requests).toEqual([GET, step, GET]);
  });

  test('takes each step once', async () => {
    const body = { code: 'token_expired', detail: 'Expired.', retry: 'after_refresh' };
    const answer = (line: string) => (line === GET ? { status: 401, body } : undefined);
    const tokens = await api.signIn();
    expect(await call([PROFILE], { tokens }, { answer })).toEqual([isRefused('token_expired')]);
    expect(front.requests).toEqual([GET, REFRESH, GET]);
  });
});

// Each call of curl.sh is a process of its own.
const parallelClients = clients.filter(([name]) => name !== 'curl.sh');

test.each(parallelClients)('parallel calls of examples/%s share one refresh', async (_, client) => {
  const tokens = await api.signInExpired();
  const calls = Array.from({ length: 5 }, () => PROFILE);
  front = await startFront(api.url);
  const outcomes = await client(front.url, { ...api.user, tokens }, ...calls);
  expect(outcomes).toEqual(calls.map(() => isProfile()));
  expect(front.requests.filter((line) => line === REFRESH)).toHaveLength(1);
});

test.each(parallelClients)(
  'examples/%s does not refresh for a refusal that comes after the refresh of a parallel call',
  async (_, client) => {
    const tokens = await api.signIn();
    const body = { code: 'token_expired', detail: 'Expired.', retry: 'after_refresh' };
    const seen = new EventEmitter();
    front = await startFront(api.url, (line, count) => {
      if (line !== GET) return undefined;
      seen.emit(String(count));
      const refusedAfter = async (later: number) => {
        await once(seen, String(later));
        return { status: 401, body };
      };
      // The first waits for the second, and the second for the repeated first.
      return count <= 2 ? refusedAfter(count + 1) : undefined;
    });
    const outcomes = await client(front.url, { ...api.user, tokens }, PROFILE, PROFILE);
    expect(outcomes).toEqual([isProfile(), isProfile()]);
    expect(front.requests).toEqual([GET, GET, REFRESH, GET, GET]);
  },
);

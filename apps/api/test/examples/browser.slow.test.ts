import type { Route } from '@playwright/test';
import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { ADMIN, USER } from '../api.js';
import { signedInAgo } from '../support/changed-tokens.js';
import { examplePage } from '../support/example-page.js';

const example = examplePage();

test('after a wrong password, the page asks for the password again', async () => {
  await example.press('Load profile');
  await example.page.getByLabel('Email').fill(USER);
  await example.enter('wrong', 'Sign in');
  await example.page.getByText('401 invalid_credentials').waitFor();
  await example.enter(DEMO_PASSWORD, 'Sign in');
  await example.result(USER);
  const signIn = 'POST /auth/login';
  expect(example.sent).toEqual(['GET /user/profile', signIn, signIn, 'GET /user/profile']);
});

test('parallel requests share one refresh', async () => {
  await example.holdExpired();
  const results = await example.client.evaluate(({ call }) =>
    Promise.all([call('GET', '/user/profile'), call('GET', '/auth/sessions')]),
  );
  expect(results).toMatchObject([{ email: USER }, { sessions: expect.any(Array) }]);
  expect(example.sent.filter((request) => request === 'POST /auth/refresh')).toHaveLength(1);
});

test('after a refused refresh the user signs in; there is no second refresh (RFC 9110 §11.5)', async () => {
  await example.holdExpired();
  await example.client.evaluate(
    ({ session }) => void Object.assign(session, { refreshToken: 'x' }),
  );
  await example.press('Load profile');
  await example.page.getByLabel('Email').fill(USER);
  expect((await example.refusals())[1]).toMatch(
    /^401 refresh_token_invalid: with_credentials Bearer realm="refresh", error="invalid_token"/,
  );
  await example.enter(DEMO_PASSWORD, 'Sign in');
  await example.result(USER);
  expect(example.sent).toEqual([
    'GET /user/profile',
    'POST /auth/refresh',
    'POST /auth/login',
    'GET /user/profile',
  ]);
});

test('if the sign-in is too old, the user confirms the password (RFC 9470 §3)', async () => {
  const { accessToken, refreshToken } = await example.api.signIn(ADMIN);
  await example.hold({
    accessToken: signedInAgo(accessToken, 3600, example.api.key),
    refreshToken,
  });
  await example.press('Enable newest user');
  await example.enter('wrong', 'Confirm');
  await example.page.getByText('422 password_incorrect').waitFor();
  await example.enter(DEMO_PASSWORD, 'Confirm');
  await example.result('"disabledAt": null');
  expect((await example.refusals())[0]).toMatch(
    /^401 step_up_required: after_reauth .* max_age="300"/,
  );
});

/** Responds to the first `times` requests for a path, instead of the API. */
async function refuse(
  times: number,
  response: Parameters<Route['fulfill']>[0],
  path = '/user/profile',
): Promise<void> {
  let refused = 0;
  await example.page.route(`**${path}`, (route) => {
    refused += 1;
    if (refused > times) return route.continue();
    const cors = {
      'access-control-allow-origin': example.origin,
      'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
    };
    return route.fulfill({ ...response, headers: { ...cors, ...response?.headers } });
  });
}

test('in an outage the page waits as long as it is told (RFC 9110 §10.2.3)', async () => {
  await example.hold(await example.api.signIn());
  await example.page.clock.install();
  const json = { code: 'service_unavailable', detail: 'Later.', retry: 'after_delay' };
  await refuse(1, { status: 503, headers: { 'retry-after': '30' }, json });
  await example.press('Load profile');
  await example.page.getByText('503 service_unavailable: after_delay').waitFor();
  await example.page.clock.runFor(29_000);
  expect(example.sent).toHaveLength(1);
  await example.page.clock.runFor(2000);
  await example.result(USER);
});

test('when a refresh fails in an outage, the page waits and repeats it, and the session continues', async () => {
  await example.holdExpired();
  const json = { code: 'service_unavailable', detail: 'Later.', retry: 'after_delay' };
  await refuse(1, { status: 503, headers: { 'retry-after': '1' }, json }, '/auth/refresh');
  await example.press('Load profile');
  await example.result(USER);
  const [profile, refresh] = ['GET /user/profile', 'POST /auth/refresh'];
  expect(example.sent).toEqual([profile, refresh, refresh, profile]);
});

test.each([
  ['an unknown `retry` counts as `none`', 'after_moonrise', 1],
  ['a `retry` that is the name of an inherited property counts as `none` too', 'constructor', 1],
  ['no step is taken twice', 'after_delay', 2],
])('%s: the page stops', async (_, retry, requests) => {
  await refuse(9, { status: 400, json: { code: 'odd', detail: 'Odd.', retry } });
  await example.press('Load profile');
  await example.result('Stopped: Odd.');
  expect(example.sent).toHaveLength(requests);
});

test('the page stops if it is told to wait for more than a minute', async () => {
  const json = { code: 'rate_limited', detail: 'Much later.', retry: 'after_delay' };
  await refuse(1, { status: 429, headers: { 'retry-after': '61' }, json });
  await example.press('Load profile');
  await example.result('Stopped: Much later.');
  expect(example.sent).toHaveLength(1);
});

test('the challenge alone tells the page what to do if a server in between responds without a problem document', async () => {
  await example.holdExpired();
  await refuse(1, { status: 401, headers: { 'www-authenticate': 'Bearer realm="api"' } });
  await example.press('Load profile');
  await example.page.getByLabel('Email').fill(USER);
  await example.enter(DEMO_PASSWORD, 'Sign in');
  await example.result(USER);
  const headers = { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' };
  await example.page.unrouteAll();
  await refuse(1, { status: 401, headers, body: '<h1>401</h1>' });
  await example.press('Load profile');
  await example.result(USER);
  const profile = 'GET /user/profile';
  expect(example.sent).toEqual([
    profile,
    'POST /auth/login',
    profile,
    profile,
    'POST /auth/refresh',
    profile,
  ]);
});

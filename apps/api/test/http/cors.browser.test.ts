import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { otherChallenges, USER } from '../api.js';
import { examplePage } from '../support/example-page.js';

/* The browser enforces CORS, so it decides what a page of another origin reads. */

const example = examplePage();

test('no credentials: the page reads code and challenge, asks for a sign-in, and repeats the request', async () => {
  await example.press('Load profile');
  await example.page.getByLabel('Email').fill(USER);
  await example.enter(DEMO_PASSWORD, 'Sign in');
  await example.result(USER);
  expect(await example.refusals()).toEqual([
    expect.stringContaining(
      `401 authentication_required: with_credentials ${[...otherChallenges(), 'Bearer realm="api", scope="profile:read", resource_metadata="'].join(', ')}`,
    ),
  ]);
  expect(example.sent).toEqual(['GET /user/profile', 'POST /auth/login', 'GET /user/profile']);
});

test('an expired token: the page reads code and challenge, refreshes once, and repeats the request', async () => {
  await example.holdExpired();
  await example.press('Load profile');
  await example.result(USER);
  expect(await example.refusals()).toEqual([
    expect.stringMatching(/^401 token_expired: after_refresh .* error="invalid_token"/),
  ]);
  expect(example.sent).toEqual(['GET /user/profile', 'POST /auth/refresh', 'GET /user/profile']);
});

interface Sent {
  readonly body?: string;
  readonly token?: string;
}

test('the page reads the refusals of every layer, though each request needs a preflight (Fetch §4.8)', async () => {
  const cases: readonly (readonly [code: string, method: string, path: string, sent?: Sent])[] = [
    ['not_found', 'GET', '/nothing'],
    ['method_not_allowed', 'PUT', '/user/profile'],
    ['content_too_large', 'POST', '/auth/login', { body: 'x'.repeat(20_000) }],
    ['bad_request', 'GET', '/user/%zz'],
    ['uri_too_long', 'GET', `/user/profile?${'x'.repeat(8000)}`],
    ['header_fields_too_large', 'GET', '/user/profile', { token: 'x'.repeat(20_000) }],
  ];
  for (const [code, method, path, { body, token = 'x' } = {}] of cases) {
    const thrown = await example.client.evaluate(
      ({ call }, [verb, target, sent, options]) =>
        call(verb, target, sent, options).catch((refusal: object) => ({ ...refusal })),
      [method, path, body, { token }] as const,
    );
    expect(thrown).toMatchObject({ code });
  }
});

test('a page of an origin that is not allowed reads nothing, and its request is not sent', async () => {
  await example.page.close();
  await example.open(example.origin.replace('127.0.0.1', 'localhost'));
  await example.holdExpired();
  await example.press('Load profile');
  await example.result('Stopped: Failed to fetch');
  expect(example.api.log.at(-1)).toContain('"method":"OPTIONS"');
});

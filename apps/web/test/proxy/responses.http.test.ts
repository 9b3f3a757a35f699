import { parseChallenges } from '@repo/errors';
import { expect, test } from 'vitest';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const data = { accept: 'application/json', 'sec-fetch-dest': 'empty' };

test('a page that needs a sign-in is 401 with a challenge at its own address (RFC 9110 §15.5.2)', async () => {
  const response = await web.visitor().get('/account?tab=1');
  const html = await response.text();
  expect(response.status).toBe(401);
  expect(response.headers.get('location')).toBeNull();
  expect(html).toContain('You need to log in to access this resource.');
  expect(html).toMatch(/<input[^>]+name="returnTo"[^>]+value="\/account\?tab=1"/);
  expect(parseChallenges(response.headers.get('www-authenticate') ?? '')).toEqual([
    { scheme: 'Session', params: { realm: 'web' } },
  ]);
});

test('a program gets the problem, never a redirect to a page (RFC 9457 §3)', async () => {
  const response = await web.visitor().get('/account', data);
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('www-authenticate')).toBe('Session realm="web"');
  expect(await response.json()).toMatchObject({
    code: 'authentication_required',
    status: 401,
    retry: 'with_credentials',
    instance: `urn:uuid:${response.headers.get('x-request-id')}`,
    type: `${web.origin}/errors/authentication-required`,
  });
});

test('a user without the role gets the 403 of the API and stays signed in (ASVS 8.3.1, 8.3.3)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const response = await visitor.get('/admin');
  expect(response.status).toBe(403);
  expect(response.headers.get('www-authenticate')).toBeNull();
  const words = (await response.text()).replaceAll('&#x27;', "'");
  expect(words).toContain("You're logged in, but you don't have permission to view this page.");
  expect((await visitor.get('/account')).status).toBe(200);
});

test('a refusal by the API keeps the request id that the API logged, for programs and browsers (RFC 9457 §3.1.5)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const id = '01980000-0000-7000-8000-0000000004e3';
  web.api.script = on('/user/profile', (r) => refuse(r, 'token_invalid', {}, `urn:uuid:${id}`));
  for (const fields of [{}, data]) {
    const response = await visitor.get('/account', fields);
    expect(response.headers.get('x-request-id')).toBe(id);
    expect(await response.text()).toContain(`urn:uuid:${id}`);
  }
  expect(web.logs()).toContain(`"instance":"urn:uuid:${id}"`);
});

test.each(['urn:uuid:x', '/user/profile', 'urn:uuid:01980000-0000-7000-8000-0000000004e3\r\nx: y'])(
  'a refusal without a valid request id gets the id of the current request: %j',
  async (instance) => {
    const visitor = web.visitor();
    await visitor.signIn();
    web.api.script = on('/user/profile', (r) =>
      refuse(r, 'service_unavailable', { retryAfter: 1 }, instance),
    );
    const response = await visitor.get('/account', data);
    expect(response.headers.get('x-request-id')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[-0-9a-f]{21}$/,
    );
    expect(await response.json()).toMatchObject({ status: 503 });
  },
);

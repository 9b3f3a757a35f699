import { parseChallenges } from '@repo/errors';
import { expect, test } from 'vitest';
import { PAGE_CONTEXT } from '../../src/page-context/page-context';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

const document = { accept: 'text/html', 'sec-fetch-dest': 'document' };
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

test('a user without the role gets the 403 of the API and stays signed in', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const response = await visitor.get('/admin');
  expect(response.status).toBe(403);
  expect(response.headers.get('www-authenticate')).toBeNull();
  const words = (await response.text()).replaceAll('&#x27;', "'");
  expect(words).toContain("You're logged in, but you don't have permission to view this page.");
  expect((await visitor.get('/account')).status).toBe(200);
});

test('a refusal of the API has the request id in the log of the API, for programs and browsers', async () => {
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

test.each([
  '/nothing',
  '/refusal',
  '/errors/no-such-code',
  '/account/',
  '/ACCOUNT',
  '/%61ccount',
  '/account;x.css',
  '/account.css',
  '/account/x.js',
  '/account.rsc',
  '/account.segments/_tree.segment.rsc',
  '/admin.rsc',
  '/.git/HEAD',
  '/favicon.ico',
  '/_next/image?url=%2Faccount&w=64&q=75',
  '/_next/data/x/account.json',
  '/_next/static/nothing.js',
])('an unknown address shows nothing of an account: %s', async (address) => {
  const visitor = web.visitor();
  await visitor.signIn();
  for (const fields of [document, data, { ...data, rsc: '1' }]) {
    const response = await visitor.get(address, fields);
    expect([404, 403]).toContain(response.status);
    expect(await response.text()).not.toContain('Member since');
  }
});

test('an address with a trailing slash is 404, not a redirect, also for a form', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  expect((await visitor.get('/account/')).status).toBe(404);
  expect((await visitor.post('/login/', { email: 'user@example.com' })).status).toBe(404);
});

test('the data of a page for the client router is refused as the page is', async () => {
  for (const address of ['/account', '/account?_rsc=1', '/admin?_rsc=1']) {
    const response = await web.visitor().get(address, { ...data, rsc: '1' });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
});

test('no header field bypasses the proxy (CVE-2025-29927)', async () => {
  const names = ['src/proxy', 'proxy', 'src/middleware', 'middleware'];
  for (const name of names) {
    const value = Array(6).fill(name).join(':');
    const response = await web.visitor().get('/account', { 'x-middleware-subrequest': value });
    expect(response.status).toBe(401);
  }
});

test('a client cannot send the page context', async () => {
  const profile = { id: 'forged', email: 'f', name: 'forged', role: 'admin', createdAt: '2026' };
  const forged = encodeURIComponent(
    JSON.stringify({
      requestId: 'forged',
      address: '/forged',
      person: 'forged',
      data: { 'GET /user/profile': profile },
    }),
  );
  const visitor = web.visitor();
  expect((await visitor.get('/account', { [PAGE_CONTEXT]: forged })).status).toBe(401);
  await visitor.signIn();
  for (const address of ['/account', '/nothing', '/robots.txt', '/favicon.ico', '/_next/nothing']) {
    const response = await visitor.get(address, { [PAGE_CONTEXT]: forged });
    expect(response.status).toBe(address === '/account' ? 200 : 404);
    expect(await response.text()).not.toContain('forged');
  }
});

test.each([
  ['PUT', '/account', 'GET, HEAD, POST'],
  ['DELETE', '/', 'GET, HEAD'],
  ['PATCH', '/login', 'GET, HEAD, POST'],
  ['POST', '/errors', 'GET, HEAD'],
  ['GET', '/logout', 'POST'],
])('%s %s is 405 with the allowed methods (RFC 9110 §15.5.6)', async (method, address, allow) => {
  for (const headers of [document, data]) {
    const response = await web.visitor().send(address, { method, headers });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
  }
});

test('OPTIONS returns the allowed methods (RFC 9110 §9.3.7)', async () => {
  const response = await web.visitor().send('/account', { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('HEAD is refused as GET is, without a body (RFC 9110 §9.3.2)', async () => {
  const response = await web.visitor().send('/account', { method: 'HEAD', headers: document });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Session realm="web"');
  expect(await response.text()).toBe('');
});

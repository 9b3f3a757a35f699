import { expect, test } from 'vitest';
import { PAGE_CONTEXT } from '../../src/page-context/page-context';
import { useWeb } from '../support/web';

const web = useWeb();

const document = { accept: 'text/html', 'sec-fetch-dest': 'document' };
const data = { accept: 'application/json', 'sec-fetch-dest': 'empty' };

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
])('an unknown address shows nothing of an account: %s (ASVS 13.4.1, 14.2.5)', async (address) => {
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
  for (const address of [
    '/account',
    '/nothing',
    '/nothing.txt',
    '/favicon.ico',
    '/_next/nothing',
  ]) {
    const response = await visitor.get(address, { [PAGE_CONTEXT]: forged });
    expect(response.status).toBe(address === '/account' ? 200 : 404);
    expect(await response.text()).not.toContain('forged');
  }
});

import { expect, test } from 'vitest';
import { header, sendBytes } from '../support/raw';
import { useWeb } from '../support/web';

const web = useWeb();

const HTML = { Accept: 'text/html' };

const at = (requestLine: string, fields: Record<string, string> = HTML) =>
  sendBytes(web.origin, header(requestLine, fields));

test.each(['http://evil.example/login', 'HTTP://evil.example:1/login', 'http://localhost:1/login'])(
  'a target in absolute form is handled by its path, and its host appears nowhere: %s (RFC 9112 §3.2.2)',
  async (target) => {
    const response = await at(`GET ${target}`);
    expect(response.status).toBe(200);
    expect(response.body).toContain('Sign in');
    const { host } = new URL(target);
    expect(response.body + JSON.stringify([...response.headers])).not.toContain(host);
  },
);

test.each([
  ['a page', 'GET /account'],
  ['a redirect', 'GET /.well-known/change-password'],
  ['a page that is not there', 'GET /nothing'],
  ['a script', 'GET /_next/static/nothing.js'],
  ['a spelling that Next would redirect', 'GET //account'],
])('the host of the request appears in no response: %s', async (_, requestLine) => {
  const fields = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', ...HTML };
  const response = await at(requestLine, fields);
  expect(response.body + JSON.stringify([...response.headers])).not.toContain('evil.example');
});

test.each([
  '//account',
  '/account//',
  '/account\\x',
  '/account\\',
  '/x/../account',
  '/./account',
  '/%2e/account',
  '//evil.example/account',
  '/account/?x=//y',
])('another spelling of an address is 404: %s (ASVS 1.1.1)', async (target) => {
  const response = await at(`GET ${target}`);
  expect(response.status).toBe(404);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  const problem = await at(`GET ${target}`, {});
  expect(problem.headers.get('content-type')).toBe('application/problem+json');
  expect(problem.body).toContain('"code":"not_found"');
});

test.each(['//login', '/x/../login', '/login\\'])(
  'a form that is sent to another spelling of an address is not redirected, because it may have a password: POST %s',
  async (target) => {
    const body = 'email=a%40b.example&password=secret';
    const fields = {
      ...HTML,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
      'Sec-Fetch-Site': 'same-origin',
    };
    const response = await sendBytes(web.origin, header(`POST ${target}`, fields) + body);
    expect(response.status).toBe(404);
    expect(response.headers.get('location')).toBeNull();
    expect(web.api.seen).toEqual([]);
  },
);

test('slashes in a query are kept', async () => {
  expect((await at('GET /login?returnTo=//account')).status).toBe(200);
});

test('TRACE is 405 with the allowed methods for a page, and 404 elsewhere (ASVS 13.4.4)', async () => {
  const response = await at('TRACE /account', { Cookie: 'a=secret' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(response.body).not.toContain('secret');
  expect((await at('TRACE /nothing')).status).toBe(404);
});

test('OPTIONS * is about the server (RFC 9110 §9.3.7); no other method has that target', async () => {
  expect((await at('OPTIONS *')).status).toBe(204);
  expect((await at('GET *')).status).toBe(400);
});

import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();

const foreign: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none', origin: 'null' },
];

test.each(['/login', '/logout', '/account'])(
  'a form from another origin is 403 and changes nothing: POST %s (OWASP CSRF Prevention, RFC 6750 §5.3, ASVS 3.5.1, 7.6.2)',
  async (address) => {
    const visitor = web.visitor();
    await visitor.signIn();
    const before = new Map(visitor.cookies);
    web.api.seen.length = 0;
    for (const fields of foreign) {
      const response = await visitor.post(address, { email: 'mallory@example.com' }, fields);
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('clear-site-data')).toBeNull();
    }
    expect(web.api.seen).toEqual([]);
    expect(visitor.cookies).toEqual(before);
    expect((await visitor.get('/account')).status).toBe(200);
  },
);

test('a form without an origin is refused too', async () => {
  const response = await web.visitor().send('/login', {
    method: 'POST',
    body: new URLSearchParams({ email: 'user@example.com', password: 'x' }),
    headers: { accept: 'application/json' },
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'csrf_rejected' });
  expect(web.api.seen).toEqual([]);
});

test('Origin alone is enough, for a browser without Fetch Metadata', async () => {
  const response = await web.visitor().send('/login', {
    method: 'POST',
    headers: { accept: 'text/html', origin: web.origin },
    body: new URLSearchParams({ email: 'user@example.com', password: 'x' }),
  });
  expect(response.status).toBe(303);
});

test('if Sec-Fetch-Site is sent, it decides: a browser that hides the referrer signs in with Origin: null', async () => {
  const response = await web.visitor().signIn({}, { origin: 'null' });
  expect(response.status).toBe(303);
  const fromNoPage = { origin: 'null', 'sec-fetch-site': 'none' };
  expect((await web.visitor().signIn({}, fromNoPage)).status).toBe(403);
});

/** Sends a form as a browser that has opened this server under another name. */
async function sendFrom(name: string, path: string): Promise<{ status: number; html: string }> {
  const { port } = new URL(web.origin);
  const headers = {
    accept: 'text/html',
    host: `${name}:${port}`,
    origin: `http://${name}:${port}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const sent = request(`${web.origin}${path}`, { method: 'POST', headers }).end('email=a');
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, html: await text(response) };
}

test.each([
  ['127.0.0.1', '/login?returnTo=%2Faccount'],
  ['app.localhost', '/account'],
  ['[::1]', '/account/sessions?cursor=x'],
  ['evil.example', '/login'],
])(
  'a form from a page under another name of this host is refused with a link to the configured address: %s',
  async (name, path) => {
    const { status, html } = await sendFrom(name, path);
    expect(status).toBe(403);
    expect(html).toContain(`Forms are taken from ${web.origin} only, so nothing was changed.`);
    expect(/<a href="(http[^"]*)"/.exec(html)?.[1]).toBe(web.origin + path);
    expect(html).not.toContain(name);
    expect(web.api.seen).toEqual([]);
  },
);

test('if the address of the refused form has no page, the refusal links to the start page at the configured address', async () => {
  const { status, html } = await sendFrom('127.0.0.1', '/logout');
  expect(status).toBe(403);
  expect(html).toContain(`<a href="${web.origin}/"`);
});

test('a page is shown under any name of this host', async () => {
  const { port } = new URL(web.origin);
  const response = await web.visitor().get('/login', { host: `app.localhost:${port}` });
  expect(response.status).toBe(200);
});

import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();

const foreign: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://rebound.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none', origin: 'null' },
];

test.each(['/login', '/logout', '/account'])(
  'a change from another origin is 403 and changes nothing: POST %s (OWASP CSRF Prevention)',
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

test('a change that says nothing of its origin is refused too', async () => {
  const response = await web.visitor().send('/login', {
    method: 'POST',
    body: new URLSearchParams({ email: 'user@example.com', password: 'x' }),
    headers: { accept: 'application/json' },
  });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'csrf_rejected' });
  expect(web.api.seen).toEqual([]);
});

test('Origin alone, from a browser without Fetch Metadata, is enough', async () => {
  const response = await web.visitor().send('/login', {
    method: 'POST',
    headers: { accept: 'text/html', origin: web.origin },
    body: new URLSearchParams({ email: 'user@example.com', password: 'x' }),
  });
  expect(response.status).toBe(303);
});

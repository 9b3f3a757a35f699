import { expect, test } from 'vitest';
import { header, sendBytes } from '../support/raw';
import { scriptOf } from '../support/script-of';
import { useWeb } from '../support/web';

const web = useWeb();

const document = { accept: 'text/html', 'sec-fetch-dest': 'document' };
const data = { accept: 'application/json', 'sec-fetch-dest': 'empty' };

test.each([
  ['/robots.txt', 'text/plain'],
  ['/icon.svg', 'image/svg+xml'],
])('%s is served to everybody, may be cached, and sets no cookie', async (address, type) => {
  const visitor = web.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  const { status, headers } = await visitor.get(address);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain(type);
  expect(headers.get('cache-control')).toMatch(/^public, max-age=0/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('set-cookie')).toBeNull();
  expect(web.api.calls('/auth/refresh')).toEqual([]);
});

test.each(['/Robots.txt', '/robots%2Etxt', '/robots.txt/', '/public/robots.txt', '/x/icon.svg'])(
  'another spelling of the address of a public file is 404: %s',
  async (address) => expect((await web.visitor().get(address)).status).toBe(404),
);

/** Finds an address of each kind of file: in `public/`, metadata, and built. */
const addresses = async () => ['/robots.txt', '/icon.svg', await scriptOf(web)];

test('a file can only be read: any other method is 405 with the allowed methods (RFC 9110 §15.5.6)', async () => {
  for (const address of await addresses()) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const headers of [document, data]) {
        const response = await web.visitor().send(address, { method, headers });
        expect([method, address, response.status]).toEqual([method, address, 405]);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
        expect(await response.text()).toContain(headers === data ? '"code":"method_not' : '<html');
      }
    }
  }
});

test('OPTIONS of a file returns its methods (RFC 9110 §9.3.7)', async () => {
  for (const address of await addresses()) {
    const response = await web.visitor().send(address, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('a built file may be cached for ever', async () => {
  const { headers } = await web.visitor().get(await scriptOf(web));
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.each(['/_next/static/x.js', '/_next/static/', '/_next/static', '/_next/static/../x.js'])(
  'the address of a built file that does not exist is refused like any unknown address: %s',
  async (address) => {
    for (const fields of [{ Accept: 'text/html' }, { Accept: '*/*' }] as const) {
      const { status, headers, body } = await sendBytes(
        web.origin,
        header(`GET ${address}`, fields),
      );
      expect(status).toBe(404);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(body).toContain(fields.Accept === '*/*' ? '"code":"not_found"' : '<html');
    }
  },
);

import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();

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
  'another spelling of a public file is 404: %s',
  async (address) => expect((await web.visitor().get(address)).status).toBe(404),
);

test('a public file that is written to is 405 and lists its methods (RFC 9110 §15.5.6)', async () => {
  const response = await web.visitor().post('/robots.txt', {});
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
});

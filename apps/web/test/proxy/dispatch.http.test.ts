import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const web = useWeb();

const document = { accept: 'text/html', 'sec-fetch-dest': 'document' };
const data = { accept: 'application/json', 'sec-fetch-dest': 'empty' };

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

test('OPTIONS of an unknown address gets the problem even in a browser, because Next renders no page for OPTIONS', async () => {
  for (const headers of [document, data]) {
    const response = await web.visitor().send('/nothing', { method: 'OPTIONS', headers });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  }
});

test('HEAD is refused as GET is, without a body (RFC 9110 §9.3.2)', async () => {
  const response = await web.visitor().send('/account', { method: 'HEAD', headers: document });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Session realm="web"');
  expect(await response.text()).toBe('');
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => import('../../server/failed-page.js'));

test('when the page for a failed page fails too, words that need nothing are sent', async () => {
  const handover = encodeURIComponent(JSON.stringify({ requestId: 'id-of-it', address: '/' }));
  // As Next answers for a page that throws, and for every page where their frame does.
  const server = createServer((request, response) => {
    request.headers['x-door'] = handover;
    response.statusCode = 500;
    response.setHeader('content-type', 'text/html');
    response.end('<html id="__next_error__">');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const response = await fetch(`http://localhost:${address.port}/`);
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('say id-of-it');
  server.close();
});

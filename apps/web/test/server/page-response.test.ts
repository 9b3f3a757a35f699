import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PageResponse } from '../../server/page-response';

let send: (response: ServerResponse) => void;
const server = createServer({ ServerResponse: PageResponse }, (_, response) => {
  response.statusCode = 500;
  send(response);
});
let url = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${Object(server.address()).port}/`;
});
afterAll(() => server.close());

const get = () => fetch(url, { headers: { accept: 'text/html' } });

const ways: Record<string, (response: ServerResponse) => void> = {
  'end()': (response) => response.end('of Next'),
  'write()': (response) => {
    response.write('of ');
    response.end('Next');
  },
  'writeHead()': (response) => response.writeHead(500, { 'x-a': 'b' }).end('of Next'),
  'flushHeaders()': (response) => {
    response.flushHeaders();
    response.end('of Next');
  },
};

test.each(Object.entries(ways))(
  "Next's own 500 is replaced with our page, whichever method sends it: %s",
  async (_, way) => {
    send = way;
    const response = await get();
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('<h1>Something went wrong on our side.</h1>');
    expect(html).not.toContain('of Next');
  },
);

test('a 500 of the proxy is sent unchanged', async () => {
  send = (response) => response.setHeader('x-request-id', 'id').end('of the proxy');
  const response = await get();
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('of the proxy');
});

test("in development Next's own page is sent, which shows the error", async () => {
  vi.stubEnv('NODE_ENV', 'development');
  try {
    send = (response) => response.end('of Next');
    expect(await (await get()).text()).toBe('of Next');
  } finally {
    vi.unstubAllEnvs();
  }
});

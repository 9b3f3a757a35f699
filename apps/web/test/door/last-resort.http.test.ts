import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { markThrown } from '../../src/thrown-page';

const ID = 'id-of-it';
const seen: IncomingMessage[] = [];
let refusal: object | undefined;
let answerAfter: Promise<unknown> = Promise.resolve();

/** As Next answers for a page that throws, and for every page where their frame does. */
const server = createServer((request, response) => {
  void (async () => {
    seen.push(request);
    request.headers['x-door'] = encodeURIComponent(
      JSON.stringify({ requestId: ID, address: '/', refusal }),
    );
    markThrown(request.headers);
    await answerAfter;
    response.statusCode = 500;
    response.setHeader('content-type', 'text/html');
    response.end('<html id="__next_error__">');
  })();
});
let port = 0;

beforeAll(async () => {
  await import('../../server/failed-page.js');
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  port = address.port;
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
  refusal = undefined;
  answerAfter = Promise.resolve();
});

const heldBy = (name: string): unknown =>
  Object(Reflect.get(globalThis, Symbol.for(`web/${name}`))).size;

test.each([
  ['a page', undefined],
  ['a page that was to show a 500 itself', { problem: { status: 500 } }],
])('when %s fails, and the page for it too, words that need nothing are sent', async (_, shown) => {
  refusal = shown;
  const response = await fetch(`http://localhost:${port}/`);
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain(`say ${ID}`);
  await expect.poll(() => [heldBy('failed-pages'), heldBy('thrown-pages')]).toEqual([0, 0]);
});

test('in development the page that failed is left as Next made it, with its error and where it is', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  try {
    const response = await fetch(`http://localhost:${port}/`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('<html id="__next_error__">');
    expect(seen).toHaveLength(1);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('what is of one connection is not sent on another (RFC 9110 §7.6.1)', async () => {
  const line = connect(port, 'localhost');
  line.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close, TE\r\nTE: trailers\r\n');
  line.write('Trailer: x\r\nProxy-Connection: x\r\n\r\n');
  line.resume();
  await once(line, 'close');
  expect(seen).toHaveLength(2);
  for (const name of ['te', 'trailer', 'proxy-connection', 'upgrade']) {
    expect(seen[1]?.headers).not.toHaveProperty(name);
  }
});

test('when the client has gone nobody is asked for a page that nobody gets', async () => {
  const line = new EventEmitter();
  answerAfter = once(line, 'answer');
  const gone = new AbortController();
  const asked = fetch(`http://localhost:${port}/`, { signal: gone.signal });
  await expect.poll(() => seen.length).toBe(1);
  gone.abort();
  await expect(asked).rejects.toThrow('aborted');
  await expect.poll(() => seen[0]?.socket.destroyed).toBe(true);
  line.emit('answer');
  await delay(100);
  expect(seen).toHaveLength(1);
  expect(heldBy('failed-pages')).toBe(0);
});

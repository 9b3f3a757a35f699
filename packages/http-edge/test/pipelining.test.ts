import { type IncomingMessage, ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { client, exchange, statuses } from './support/client.js';
import { start } from './support/server.js';

const request = (path: string, fields = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${fields}\r\n`;
const CLOSE = 'Connection: close\r\n';

/** Starts a server that leaves each response open until the test ends it. */
async function startHeld(options: Parameters<typeof start>[0] = {}) {
  const held: ServerResponse[] = [];
  const { port, stop } = await start(options, (_request, response) => void held.push(response));
  onTestFinished(stop);
  return { port, held };
}

test('pipelined requests reach the listener one at a time and in order (RFC 9112 §9.3.2)', async () => {
  const { port, held } = await startHeld();
  const peer = await client(port);
  peer.read();
  peer.write(request('/1') + request('/2') + request('/3', CLOSE));
  for (const count of [1, 2, 3]) {
    await expect.poll(() => held.length).toBe(count);
    expect(held.at(-1)?.req.url).toBe(`/${count}`);
    held.at(-1)?.end(`answer ${count}`);
  }
  expect((await peer.closed).match(/answer \d/g)).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('a request that came alone is served before the pipelined requests of another client', async () => {
  const { port, held } = await startHeld();
  const peers = [await client(port), await client(port)] as const;
  for (const peer of peers) peer.read();
  peers[0].write(request('/first') + request('/second'));
  peers[1].write(request('/alone'));
  await expect.poll(() => held.map(({ req }) => req.url)).toEqual(['/alone', '/first']);
});

test('more waiting requests than the limit close the connection, and none of them reaches the listener', async () => {
  const { port, held } = await startHeld({ limits: { waitingRequests: 10 } });
  const peer = await client(port);
  peer.read();
  peer.write(Array.from({ length: 12 }, () => request('/')).join(''));
  expect(await peer.closed).toBe('');
  expect(held).toHaveLength(0);
});

test('all requests of a packet beyond the limit share one request object and one response object', async () => {
  let made = 0;
  class Counted<Request extends IncomingMessage> extends ServerResponse<Request> {
    constructor(received: Request) {
      super(received);
      made += 1;
    }
  }
  const { port } = await startHeld({ ServerResponse: Counted, limits: { waitingRequests: 10 } });
  const peer = await client(port);
  peer.read();
  peer.write(Array.from({ length: 500 }, () => request('/')).join(''));
  await peer.closed;
  expect(made).toBe(11);
});

test('if no more requests are pipelined than may wait, all get a response', async () => {
  const { port, stop } = await start({ limits: { waitingRequests: 10 } });
  onTestFinished(stop);
  const requests = Array.from({ length: 9 }, () => request('/')).join('');
  const text = await exchange(port, requests + request('/', CLOSE));
  expect(statuses(text)).toEqual(Array.from({ length: 10 }, () => 200));
});

test('a refusal waits for earlier responses, and no later request is served', async () => {
  const { port, held } = await startHeld();
  const peer = await client(port);
  peer.read();
  peer.write(request('/1') + request('/2') + request('/#') + request('/4'));
  for (const count of [1, 2]) {
    await expect.poll(() => held.length).toBe(count);
    expect(peer.text()).not.toContain('bad_request');
    held.at(-1)?.end();
  }
  expect(statuses(await peer.closed)).toEqual([200, 200, 400]);
  expect(held).toHaveLength(2);
});

test.each([
  ['bytes that are not a request', 'not http at all\r\n\r\n'],
  ['a CONNECT', 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n'],
  [
    'a request whose body is broken',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  ],
])('%s, sent after other requests, is refused after the responses to those', async (_, bytes) => {
  const { port, held } = await startHeld();
  const peer = await client(port);
  peer.read();
  peer.write(request('/1') + request('/2') + bytes);
  for (const count of [1, 2]) {
    await expect.poll(() => held.length).toBe(count);
    expect(peer.text()).not.toContain('bad_request');
    held.at(-1)?.end();
  }
  expect(statuses(await peer.closed)).toEqual([200, 200, 400]);
  expect(held).toHaveLength(2);
});

test('waiting requests are not served after a response with Connection: close (RFC 9112 §9.6)', async () => {
  const { port, held } = await startHeld();
  const peer = await client(port);
  peer.read();
  peer.write(request('/1', CLOSE) + request('/2'));
  await expect.poll(() => held.length).toBe(1);
  held[0]?.end();
  expect(statuses(await peer.closed)).toEqual([200]);
  expect(held).toHaveLength(1);
});

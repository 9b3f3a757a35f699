import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { EdgeOptions } from '../src/index.js';
import { client, statuses } from './support/client.js';
import { loopbackAddresses } from './support/loopback.js';
import { start } from './support/server.js';

const KEEP_ALIVE = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const CLOSES = /^connection: close\r$/im;
const HALF = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx';
const limits = { stoppingTimeout: 200, checkingInterval: 50 };

async function startWith(options: Partial<EdgeOptions>, listener?: RequestListener) {
  const started = await start(options, listener, 'localhost');
  onTestFinished(started.stop);
  return started;
}

/** Connects a client, and waits until its request has reached the server. */
async function begin(server: Server, port: number, bytes: string, host = '127.0.0.1') {
  const peer = await client(port, { host });
  peer.read();
  peer.write(bytes);
  await once(server, 'request');
  return peer;
}

const closing = (server: Server) => new Promise((resolve) => server.close(resolve));

test.each(loopbackAddresses())(
  'a request that is still arriving at %s when its time is over gets 408, and complete requests are still served',
  async (host) => {
    const held: ServerResponse[] = [];
    const { server, port } = await startWith({ limits }, ({ method }, response) => {
      if (method === 'GET') held.push(response);
    });
    const slow = await begin(server, port, REQUEST, host);
    const half = await begin(server, port, HALF, host);
    const closed = closing(server);
    expect(statuses(await half.closed)).toEqual([408]);
    for (const response of held) response.end();
    expect(statuses(await slow.closed)).toEqual([200]);
    expect(await closed).toBeUndefined();
  },
);

test('a request that arrives in time gets its response', async () => {
  const { server, port } = await startWith({ limits: { ...limits, stoppingTimeout: 60_000 } });
  const half = await begin(server, port, HALF);
  const closed = closing(server);
  await expect.poll(() => server.listening).toBe(false);
  half.write('y');
  expect(statuses(await half.closed)).toEqual([200]);
  expect(await closed).toBeUndefined();
});

test.each(loopbackAddresses())('a closing server completes the requests at %s', async (host) => {
  const held: ServerResponse[] = [];
  const { server, port } = await startWith({}, (_, response) => {
    held.push(response);
  });
  const peer = await begin(server, port, REQUEST, host);
  const end = closing(server).then(() => 'closed');
  await expect.poll(() => server.listening).toBe(false);
  // If the server did not wait for connections at this address, it would have emitted `close` by now.
  await new Promise((resolve) => setImmediate(resolve));
  expect(await Promise.race([end, Promise.resolve('waits')])).toBe('waits');
  for (const response of held) response.end();
  expect(statuses(await peer.closed)).toEqual([200]);
  expect(await end).toBe('closed');
});

test('a server that stops closes each connection after its response, also while it still listens', async () => {
  const held: ServerResponse[] = [];
  const { server, port } = await startWith({}, (_, response) => {
    held.push(response);
  });
  const peer = await begin(server, port, KEEP_ALIVE);
  const closed = closing(server);
  expect(server.listening).toBe(true);
  for (const response of held) response.end();
  expect(await peer.closed).toMatch(CLOSES);
  expect(await closed).toBeUndefined();
});

test('all waiting connections are accepted before any of them is served', async () => {
  const { server, port } = await startWith({}, (_, response) => {
    response.end(server.listening ? 'early' : 'late');
  });
  const sockets = Array.from({ length: 10 }, () => connect(port, '127.0.0.1'));
  const texts = sockets.map(async (socket) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.write(KEEP_ALIVE);
    await once(socket, 'close');
    expect(text).toMatch(CLOSES);
    return text.slice(-4);
  });
  // They connect in the next tick, and are accepted in a later turn.
  await new Promise((resolve) => process.nextTick(resolve));
  server.close();
  expect(await Promise.all(texts)).toEqual(sockets.map(() => 'late'));
});

test('a connection that comes in a long turn of the event loop is accepted', async () => {
  const paths: (string | undefined)[] = [];
  const { server, port } = await startWith({}, ({ url }, response) => {
    paths.push(url);
    response.end();
  });
  const script = `require('net').connect(${port}, '127.0.0.1').end('GET /late HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n')`;
  // A client connects in the second turn, after the accepts of that turn, which lasts until the client has ended.
  setImmediate(() => {
    setImmediate(() => spawnSync(process.execPath, ['-e', `${script}.on('finish', process.exit)`]));
  });
  await closing(server);
  expect(paths).toEqual(['/late']);
});

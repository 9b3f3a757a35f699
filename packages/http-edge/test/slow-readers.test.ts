import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { client, exchange, statuses } from './support/client.js';
import { start } from './support/server.js';

/** More than fits into the buffers of a connection. */
const LENGTH = 20_000_000;

let edge: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  const limits = { writeTimeout: 300, checkingInterval: 50 };
  edge = await start({ limits }, ({ url }, response) => {
    response.end(url === '/long' ? Buffer.alloc(LENGTH) : 'short');
  });
});
afterAll(() => edge.stop());

const get = (path: string, fields = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${fields}\r\n`;
const CLOSE = 'Connection: close\r\n';

test.each([
  ['does not read', get('/long'), ''],
  ['does not read, and pipelines', get('/long').repeat(50), ''],
  ['does not read, and goes on sending', `${get('/long')}GET / HTTP/1.1\r\nX: `, 'x'],
])('the connection of a client that %s ends, and others are served', async (_, begin, more) => {
  const peer = await client(edge.port);
  peer.write(begin);
  const timer = more === '' ? undefined : setInterval(() => peer.write(more), 20);
  onTestFinished(() => {
    clearInterval(timer);
    peer.socket.destroy();
  });
  expect(statuses(await exchange(edge.port, get('/', CLOSE)))).toEqual([200]);
  await expect.poll(connections).toBe(0);
});

function connections(): Promise<number> {
  return new Promise((resolve, reject) => {
    edge.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

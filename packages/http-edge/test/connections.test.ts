import { BlockList } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { client, statuses } from './support/client.js';
import { start } from './support/server.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

async function startWith(options: Parameters<typeof start>[0]) {
  const { port, stop } = await start(options);
  onTestFinished(stop);
  /** Connects from this address. */
  const from = (localAddress: string) => client(port, { localAddress });
  return { from };
}

type Client = Awaited<ReturnType<typeof client>>;

/** Whether a client is served. */
async function isServed({ socket, read, write, text }: Client): Promise<boolean> {
  read();
  write(REQUEST);
  await expect.poll(() => socket.closed || statuses(text()).length > 0).toBe(true);
  return !socket.closed;
}

test('a client has no more connections than its limit; others have theirs', async () => {
  const { from } = await startWith({ limits: { connectionsPerClient: 2 } });
  const first = await from('127.0.0.2');
  await from('127.0.0.2');
  expect(await isServed(await from('127.0.0.2'))).toBe(false);
  expect(await isServed(await from('127.0.0.3'))).toBe(true);
  // Neither of the two that came first has been closed for it.
  expect(await isServed(first)).toBe(true);
});

test('a connection that has closed is no longer counted', async () => {
  const { from } = await startWith({ limits: { connectionsPerClient: 1 } });
  const first = await from('127.0.0.2');
  first.socket.destroy();
  await expect.poll(async () => isServed(await from('127.0.0.2'))).toBe(true);
});

test('an idle connection makes room for a new one: the oldest', async () => {
  const { from } = await startWith({ limits: { connectionsPerClient: 2 } });
  const [first, second] = [await from('127.0.0.2'), await from('127.0.0.2')];
  expect(await isServed(first)).toBe(true);
  expect(await isServed(second)).toBe(true);
  expect(await isServed(await from('127.0.0.2'))).toBe(true);
  await expect.poll(() => first.socket.closed).toBe(true);
  expect(second.socket.closed).toBe(false);
});

test('a trusted peer speaks for many clients: the limit of one is not its', async () => {
  const trusted = new BlockList();
  trusted.addAddress('127.0.0.2');
  const { from } = await startWith({ trusted, limits: { connectionsPerClient: 1 } });
  await from('127.0.0.2');
  expect(await isServed(await from('127.0.0.2'))).toBe(true);
});

test('all clients together have no more connections than the limit of the server', async () => {
  const trusted = new BlockList();
  trusted.addAddress('127.0.0.2');
  const { from } = await startWith({ trusted, limits: { connections: 2 } });
  const first = await from('127.0.0.2');
  await from('127.0.0.3');
  expect(await isServed(await from('127.0.0.4'))).toBe(false);
  expect(await isServed(first)).toBe(true);
  expect(await isServed(await from('127.0.0.4'))).toBe(true);
});

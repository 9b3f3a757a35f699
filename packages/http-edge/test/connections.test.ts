import { EventEmitter } from 'node:events';
import { BlockList } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Connections } from '../src/connections.js';
import { LIMITS, type Limits } from '../src/options.js';
import { client, statuses } from './support/client.js';
import { start } from './support/server.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

/** A fake connection from an address. */
class StubSocket extends EventEmitter {
  readonly remoteFamily = 'IPv4';
  destroyed = false;
  isIdle = false;

  constructor(readonly remoteAddress: string) {
    super();
  }

  destroy(): this {
    this.destroyed = true;
    this.emit('close');
    return this;
  }

  readonly hasNoRequest = false;

  checkProgress(): void {}

  expire(): void {}

  announceClose(): void {}
}

/** Returns a function that connects from an address to a server with these limits. */
function connectionsOf(limits: Partial<Limits>, trusted?: BlockList) {
  const connections = new Connections({ ...LIMITS, ...limits }, trusted);
  return (address: string): StubSocket => {
    const stub = new StubSocket(address);
    connections.add(stub, stub);
    return stub;
  };
}

function trusting(address: string): BlockList {
  const list = new BlockList();
  list.addAddress(address);
  return list;
}

test('each client has its own limit of connections', () => {
  const connect = connectionsOf({ connectionsPerClient: 2 });
  const [first, second] = [connect('192.0.2.2'), connect('192.0.2.2')];
  expect(connect('192.0.2.2').destroyed).toBe(true);
  expect(connect('192.0.2.3').destroyed).toBe(false);
  // The two earlier ones stay open.
  expect([first.destroyed, second.destroyed]).toEqual([false, false]);
});

test('a connection that has closed is no longer counted', () => {
  const connect = connectionsOf({ connectionsPerClient: 1 });
  connect('192.0.2.2').destroy();
  expect(connect('192.0.2.2').destroyed).toBe(false);
});

test('the oldest idle connection is closed to make room for a new one', () => {
  const connect = connectionsOf({ connectionsPerClient: 3 });
  const [busy, first, second] = ['busy', 'first', 'second'].map(() => connect('192.0.2.2'));
  for (const socket of [first, second]) Object.assign(socket ?? {}, { isIdle: true });
  expect(connect('192.0.2.2').destroyed).toBe(false);
  expect([busy, first, second].map((socket) => socket?.destroyed)).toEqual([false, true, false]);
});

test('the limit per client does not apply to a trusted peer, which speaks for many clients', () => {
  const connect = connectionsOf({ connectionsPerClient: 1 }, trusting('192.0.2.2'));
  connect('192.0.2.2');
  expect(connect('192.0.2.2').destroyed).toBe(false);
});

test('the limit of the server is for all clients together', () => {
  const connect = connectionsOf({ connections: 2 }, trusting('192.0.2.2'));
  const first = connect('192.0.2.2');
  connect('192.0.2.3');
  expect(connect('192.0.2.4').destroyed).toBe(true);
  first.isIdle = true;
  expect(connect('192.0.2.4').destroyed).toBe(false);
  expect(first.destroyed).toBe(true);
});

test('a server closes connections over the limit, and serves the others', async () => {
  const { port, stop } = await start({ limits: { connectionsPerClient: 2 } });
  onTestFinished(stop);
  const first = await client(port);
  await client(port);
  const third = await client(port);
  third.read();
  await expect.poll(() => third.socket.closed).toBe(true);
  first.read();
  first.write(REQUEST);
  await expect.poll(() => statuses(first.text())).toEqual([200]);
});

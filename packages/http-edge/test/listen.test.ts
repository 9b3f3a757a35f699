import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createServer, listen, listenAddresses } from '../src/index.js';
import { client, statuses } from './support/client.js';
import { loopbackAddresses } from './support/loopback.js';

vi.mock('node:os', { spy: true });

/** Replaces the addresses of the machine for one test. */
function machineHas(...addresses: readonly string[]): void {
  const rest = { netmask: '', mac: '', internal: false, cidr: null };
  const own = addresses.map((address): NetworkInterfaceInfo =>
    address.includes(':')
      ? { address, family: 'IPv6', scopeid: 0, ...rest }
      : { address, family: 'IPv4', ...rest },
  );
  vi.mocked(networkInterfaces).mockReturnValue({ any: own });
}
beforeEach(() => {
  vi.mocked(networkInterfaces).mockRestore();
});

const development = { development: true };
const production = { development: false };

test('in development a server listens on the loopback addresses that the machine has', () => {
  machineHas('127.0.0.1', '::1', '192.0.2.1');
  expect(listenAddresses(undefined, development)).toEqual(['127.0.0.1', '::1']);
  // Clients resolve `localhost` to either.
  expect(listenAddresses('localhost', production)).toEqual(['127.0.0.1', '::1']);
  machineHas('127.0.0.1', '192.0.2.1', '2001:db8::1');
  expect(listenAddresses(undefined, development)).toEqual(['127.0.0.1']);
});

test('in production a server listens on every address, including IPv6 if the machine has it', () => {
  machineHas('127.0.0.1', '::1');
  expect(listenAddresses(undefined, production)).toEqual(['::']);
  machineHas('127.0.0.1');
  expect(listenAddresses(undefined, production)).toEqual(['0.0.0.0']);
});

test('if an address is set, a server listens only on that', () => {
  for (const options of [development, production]) {
    expect(listenAddresses('192.0.2.1', options)).toEqual(['192.0.2.1']);
    expect(listenAddresses('app.example', options)).toEqual(['app.example']);
  }
});

async function startAt(host: string | undefined, options: { development: boolean }) {
  const unrouted = { status: 400, reason: 'Bad Request', headers: {}, body: '' };
  const server = createServer({ respond: () => unrouted }, (_, response) => response.end());
  await listen(server, 0, host, options);
  onTestFinished(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has such an address
  return { server, port: (server.address() as AddressInfo).port };
}

/** Returns the status of a request to an address; undefined if nothing listens. */
async function statusAt(host: string, port: number): Promise<number | undefined> {
  try {
    const peer = await client(port, { host });
    peer.read();
    peer.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    return statuses(await peer.closed)[0];
  } catch {
    return undefined;
  }
}

const loopback = loopbackAddresses();

test.each([
  ['in development', undefined, development],
  ['in production', undefined, production],
])('%s each loopback address answers, until the server closes', async (_, host, options) => {
  const { server, port } = await startAt(host, options);
  for (const address of loopback) expect(await statusAt(address, port)).toBe(200);
  await close(server);
  for (const address of loopback) expect(await statusAt(address, port)).toBeUndefined();
});

test.each(loopback)('with %s in the setting, other addresses refuse connections', async (host) => {
  const { port } = await startAt(host, development);
  for (const address of loopback) {
    expect(await statusAt(address, port)).toBe(address === host ? 200 : undefined);
  }
});

test('a port that is taken is an error', async () => {
  const { port } = await startAt(undefined, development);
  const other = createServer(
    {
      respond: () => {
        throw new Error('never');
      },
    },
    () => {},
  );
  await expect(listen(other, port, undefined, development)).rejects.toThrow('EADDRINUSE');
});

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

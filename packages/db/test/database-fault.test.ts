import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { databaseFault } from '../src/database-fault.js';
import { answering, refusing, stubServer } from './support/stub-server.js';
import { withUnknownCertificate } from './support/tls-server.js';

const given = process.env['DATABASE_URL'] ?? '';

/** Returns the URL of another database on the test server. */
function otherDatabase(name: string): string {
  const url = new URL(given);
  url.pathname = name;
  return url.href;
}

async function faultOf(talk: (socket: Socket) => void, patience?: number) {
  const server = await stubServer(talk);
  onTestFinished(() => server.close());
  return databaseFault(server.url, patience);
}

test('a database that can be used has no fault', async () => {
  expect(await databaseFault(given)).toBeUndefined();
});

test.each([
  ['a database that does not exist', otherDatabase('nowhere'), /^name a database that exists/],
  [
    'a server that is down',
    'postgres://me@127.0.0.1:1/app',
    /^name a server that runs.*ECONNREFUSED/,
  ],
  ['a host that does not exist', 'postgres://me@nowhere.invalid/app', /^name a server that runs/],
])('%s is named', async (_case, url, fault) => {
  expect(await databaseFault(url)).toMatch(fault);
});

test.each([
  ['28P01', /^have the password of its user$/],
  ['53300', /^name a server with a free connection/],
  ['57P03', /^name a server that accepts connections/],
  ['XX000', /^name a database that can be used.*XX000/],
])('a server that refuses with %s is named', async (code, fault) => {
  expect(await faultOf(refusing(code))).toMatch(fault);
});

test('a version that is too old is named, and the oldest supported one is fine', async () => {
  expect(await faultOf(answering('140009'))).toBe(
    'name a PostgreSQL of version 15 or later: this one has version 14',
  );
  expect(await faultOf(answering('150000'))).toBeUndefined();
});

const NOT_POSTGRESQL = 'name a PostgreSQL server: another program listens there';

test.each<[string, (socket: Socket) => void]>([
  // MySQL sends first, and closes after a response that it does not know.
  [
    'MySQL',
    (socket) => {
      socket.write(
        Buffer.concat([Buffer.from([74, 0, 0, 0, 10]), Buffer.from('8.4.3\0'), Buffer.alloc(64)]),
      );
      socket.once('data', () => socket.end());
    },
  ],
  [
    'an HTTP server',
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  ],
  ['a server that hangs up', (socket) => socket.once('data', () => socket.end())],
  [
    'a server that resets the connection',
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
  ],
])('a server of another kind is named: %s', async (_case, talk) => {
  expect(await faultOf(talk)).toBe(NOT_POSTGRESQL);
});

test('a server that never responds is a fault after the time-out', async () => {
  expect(await faultOf(() => {}, 200)).toMatch(/^name a server that responds/);
});

test('a server without TLS is named if the URL asks for it', async () => {
  const url = new URL(given);
  url.searchParams.set('sslmode', 'require');
  expect(await databaseFault(url.href)).toBe('not ask for TLS: the server does not support it');
});

test('a certificate that cannot be verified is named', async () => {
  const server = await stubServer(withUnknownCertificate);
  onTestFinished(() => server.close());
  expect(await databaseFault(`${server.url}?sslmode=verify-full`)).toBe(
    'name a server whose certificate this machine can verify (DEPTH_ZERO_SELF_SIGNED_CERT)',
  );
});

import { startWeb, type TestServer } from '@repo/testing';
import { EventEmitter, once } from 'node:events';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { header } from '../support/raw';
import { good, type StubApi, stubApi, user } from '../support/stub-api';
import { Visitor } from '../support/visitor';

let api: StubApi;
let server: TestServer;

beforeAll(async () => {
  api = await stubApi();
});
beforeEach(async () => {
  server = await startWeb({ apiUrl: api.url });
});
afterEach(() => server.stop());
afterAll(() => api.close());

/** True if a server accepts no connections. */
async function isRefused(url: string): Promise<boolean> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

/** Stops the server, and returns its exit code. */
const stopServer = async () => {
  await server.stop();
  return server.process.exitCode;
};

test('on a signal the server finishes the response in progress, accepts no other connection, and exits', async () => {
  const visitor = new Visitor(server.url);
  await visitor.signIn();
  const line = new EventEmitter();
  const asked = once(line, 'asked');
  api.script = async ({ path }, response) => {
    if (path !== '/user/profile') return false;
    line.emit('asked');
    await once(line, 'answer');
    good(response, 'GET /user/profile', user);
    return true;
  };
  const page = visitor.get('/account');
  await asked;
  const exitCode = stopServer();
  await expect.poll(() => isRefused(server.url)).toBe(true);
  line.emit('answer');
  const { status, headers } = await page;
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  expect(await exitCode).toBe(0);
});

test('a connection without a complete request does not delay the exit', async () => {
  const { port } = new URL(server.url);
  const silent = connect(Number(port), '127.0.0.1');
  const trickling = connect(Number(port), '127.0.0.1');
  const idle = connect(Number(port), '127.0.0.1');
  await Promise.all([silent, trickling, idle].map((socket) => once(socket, 'connect')));
  trickling.write(header('GET /login').slice(0, 30));
  idle.write(header('GET /login', { Connection: 'keep-alive' }));
  await once(idle, 'data');
  for (const socket of [silent, trickling, idle]) socket.on('error', () => {}).resume();
  expect(await stopServer()).toBe(0);
});

test('on a port in use the server says so and exits with 1', async () => {
  const { port } = new URL(server.url);
  const child = spawn(process.execPath, ['.next/standalone/apps/web/start.js'], {
    env: { ...process.env, APP_ENV: 'development', WEB_PORT: port },
  });
  const [message, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(message).toContain(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  expect(code).toBe(1);
});

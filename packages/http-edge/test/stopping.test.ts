import { startApi, startWeb } from '@repo/testing';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { client, statuses } from './support/client.js';
import { loopbackAddresses } from './support/loopback.js';

describe.each([
  { name: 'the API', start: () => startApi(), path: '/health/live', form: '/auth/refresh' },
  {
    name: 'the web app',
    start: () => startWeb({ apiUrl: 'http://localhost:1' }),
    path: '/login',
    form: '/login',
  },
])('$name, when it stops', ({ start, path, form }) => {
  test('serves the connections that wait to be accepted, at each address', async () => {
    const server = await start();
    const port = Number(new URL(server.url).port);
    server.process.kill('SIGSTOP');
    const hosts = Array.from({ length: 10 }, loopbackAddresses).flat();
    const clients = await Promise.all(hosts.map((host) => client(port, { host })));
    for (const { read, write } of clients) {
      read();
      write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    }
    server.process.kill('SIGTERM');
    server.process.kill('SIGCONT');
    const texts = await Promise.all(clients.map(({ closed }) => closed));
    expect(texts.map((text) => text.slice(0, 13))).toEqual(clients.map(() => 'HTTP/1.1 200 '));
    await server.ended;
    expect(server.process.exitCode).toBe(0);
  });

  test('does not wait for clients without a complete request, such as browsers that connect in advance', async () => {
    const server = await start();
    const port = Number(new URL(server.url).port);
    const [silent, trickling] = [await client(port), await client(port)];
    trickling.write('GET / HTTP/1.1\r\nHo');
    const exit = once(server.process, 'exit');
    server.process.kill('SIGTERM');
    for (const { read } of [silent, trickling]) read();
    expect(await Promise.all([silent.closed, trickling.closed])).toEqual(['', '']);
    // The exit code would be 1 if the server had exceeded its time limit.
    expect(await exit).toEqual([0, null]);
  });

  test('refuses a request whose body does not arrive, and ends in time', async () => {
    const server = await start();
    const port = Number(new URL(server.url).port);
    const type = 'Content-Type: application/json\r\nOrigin: http://localhost';
    const head = `POST ${form} HTTP/1.1\r\nHost: localhost\r\n${type}\r\nContent-Length: 9\r\n\r\n`;
    const peers = await Promise.all(loopbackAddresses().map((host) => client(port, { host })));
    for (const { read, write } of peers) {
      read();
      write(`${head}{`);
    }
    const exit = once(server.process, 'exit');
    server.process.kill('SIGTERM');
    const texts = await Promise.all(peers.map(({ closed }) => closed));
    expect(texts.map(statuses)).toEqual(peers.map(() => [408]));
    expect(await exit).toEqual([0, null]);
  });
});

import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '@repo/dev-database';
import { expect, test } from 'vitest';
import { onPort, requirePort } from '../src/ports.js';

test('a free port may be used', async () => {
  await expect(requirePort('API_PORT', await freePort())).resolves.toBeUndefined();
});

test('a busy port is named, with the setting that says another', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const message = `Port ${port} is in use already: end what listens there, or set WEB_PORT to another port.`;
  await expect(requirePort('WEB_PORT', port)).rejects.toThrow(message);
  // And the same when another was faster between the look and the start.
  await expect(onPort('WEB_PORT', port, Promise.reject(new Error('EADDRINUSE')))).rejects.toThrow(
    message,
  );
  server.close();
});

test('a port that becomes free in a moment is waited for', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  setTimeout(() => server.close(), 500);
  await expect(requirePort('WEB_PORT', port)).resolves.toBeUndefined();
});

test('another failure of a server stays what it was', async () => {
  const failing = Promise.reject(new Error('no key'));
  await expect(onPort('API_PORT', await freePort(), failing)).rejects.toThrow('no key');
});

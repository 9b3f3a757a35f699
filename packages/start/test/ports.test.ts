import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '@repo/dev-database';
import { expect, test } from 'vitest';
import { onPort, requirePort } from '../src/ports.js';

test('a free port may be used', async () => {
  await expect(requirePort('API_PORT', await freePort())).resolves.toBeUndefined();
});

test('a port in use is named, with the setting to change it', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const message = `Port ${port} is already in use: stop the program that listens there, or set WEB_PORT to another port.`;
  await expect(requirePort('WEB_PORT', port)).rejects.toThrow(message);
  // The message is the same if another program takes the port between the check and the start.
  await expect(onPort('WEB_PORT', port, Promise.reject(new Error('EADDRINUSE')))).rejects.toThrow(
    message,
  );
  server.close();
});

test('a port that becomes free a moment later may be used', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  setTimeout(() => server.close(), 500);
  await expect(requirePort('WEB_PORT', port)).resolves.toBeUndefined();
});

test('an error of a server stays as it is if the port is free', async () => {
  const failing = Promise.reject(new Error('no key'));
  await expect(onPort('API_PORT', await freePort(), failing)).rejects.toThrow('no key');
});

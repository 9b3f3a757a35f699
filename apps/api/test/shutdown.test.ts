import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { startApiProcess } from './api.js';

/** Sends the head of a request, and waits until the server, having read it, asks for the body (RFC 9110 §10.1.1). */
async function beginRequest(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  const fields = [
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 2',
    'Expect: 100-continue',
  ];
  socket.write(`POST /auth/refresh HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`);
  const [interim] = await once(socket, 'data');
  expect(String(interim)).toMatch(/^HTTP\/1\.1 100 /);
  return socket;
}

test('SIGTERM: a request under way gets its response, idle connections end, and the exit code is 0', async () => {
  const api = await startApiProcess();
  const idle = connect(api.port, '127.0.0.1');
  idle.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(idle, 'data');
  const active = await beginRequest(api.port);

  const exited = once(api.process, 'close');
  api.process.kill('SIGTERM');
  await once(idle, 'close');
  active.write('{}');
  const [response] = await once(active, 'data');
  expect(String(response)).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
  expect(String(response)).toMatch(/^connection: close\r$/im);
  expect(await exited).toEqual([0, null]);
  // The log is complete too, to its last line.
  expect(api.logs()).toMatch(/"route":"\/auth\/refresh".*\n.*"msg":"stopped"\}\n$/);
});

test('a client that does not read its responses does not hold up the end of the process', async () => {
  const api = await startApiProcess();
  const client = connect(api.port, '127.0.0.1').pause();
  // Together, the responses are more than the buffers of a connection hold.
  client.write('GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(50));
  await expect.poll(api.logs).toContain('swagger-ui-bundle');
  const exited = once(api.process, 'exit');
  api.process.kill('SIGTERM');
  expect(await exited).toEqual([1, null]);
  expect(api.logs()).toContain('stopped before all requests were finished');
});

test('a process whose log nobody reads any more ends all the same', async () => {
  const api = await startApiProcess();
  api.process.stdout?.destroy();
  // The lines of its end are what it cannot write.
  await api.close();
  expect(api.process.exitCode).toBe(0);
});

test('a process whose log nobody reads any more goes on responding', async () => {
  const api = await startApiProcess();
  api.process.stdout?.destroy();
  // Their lines are more than the log's buffer holds, so that it is written between them.
  for (let i = 0; i < 50; i++) expect((await api.get('/user/profile')).status).toBe(401);
  await api.close();
  expect(api.process.exitCode).toBe(0);
});

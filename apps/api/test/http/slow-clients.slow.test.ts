import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { expectRefusal, field, testApi } from '../api.js';
import { parse } from '../support/response.js';
import { check } from '../support/check.js';

const ORIGIN = 'https://app.example.com';
const api = testApi({ CORS_ORIGINS: ORIGIN });

const HEAD = `POST /auth/refresh HTTP/1.1\r\nHost: localhost\r\nOrigin: ${ORIGIN}\r\n`;
const TYPE = 'Content-Type: application/json\r\n';
const ENDLESS = `${HEAD}${TYPE}Content-Length: 10000\r\n\r\n`;

async function connected(): Promise<Socket> {
  const socket = connect(api.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Sends `begin`, then an octet every tenth of a second until the connection ends, and reads the response. */
async function drip(socket: Socket, [begin, octet]: readonly [string, string]) {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // An octet may be written after the connection has ended.
  socket.on('error', () => {});
  socket.write(begin);
  const timer = octet === '' ? undefined : setInterval(() => socket.write(octet), 100);
  const began = performance.now();
  await once(socket, 'close');
  clearInterval(timer);
  const [response, ...more] = parse(Buffer.concat(chunks).toString('latin1'));
  expect(more).toEqual([]);
  if (response === undefined) throw new Error('no response');
  await check(response, 'POST', undefined, api.corsOrigins);
  return { response, seconds: (performance.now() - began) / 1000 };
}

test('408: a request that stops halfway or comes octet by octet times out, and no other request waits for it', async () => {
  const requests: [string, string][] = [
    [`${HEAD}X-Half`, ''],
    [`${HEAD}X-Slow: `, 'x'],
    [`${ENDLESS}{"refreshToken":"`, ''],
    [`${ENDLESS}{"refreshToken":"`, 'x'],
    [`${HEAD}${TYPE}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ];
  const sockets = await Promise.all(requests.map(connected));
  const slow = requests.map((request, index) => drip(sockets[index]!, request));
  const quick = performance.now();
  expect((await api.get('/health/ready')).status).toBe(200);
  expect(performance.now() - quick).toBeLessThan(5000);
  const responses = await Promise.all(slow);
  for (const { response, seconds } of responses) {
    expectRefusal(response, 'request_timeout');
    expect(seconds).toBeLessThan(25);
  }
  // A page of an allowed origin can read the response, if the header of its request was complete (Fetch §3.3.3).
  for (const { response } of responses.slice(2)) {
    expect(field(response, 'access-control-allow-origin')).toEqual([ORIGIN]);
  }
});

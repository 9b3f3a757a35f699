import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { expectRefusal, testApi } from '../api.js';
import { parse } from '../support/answer.js';
import { check } from '../support/check.js';

const api = testApi();

const HEAD = 'POST /auth/refresh HTTP/1.1\r\nHost: localhost\r\n';
const TYPE = 'Content-Type: application/json\r\n';
const ENDLESS = `${HEAD}${TYPE}Content-Length: 10000\r\n\r\n`;

/** Sends `begin`, then an octet every tenth of a second for as long as it is let, and reads what comes. */
async function drip(begin: string, octet: string) {
  const socket = connect(api.port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // Written into a connection that has ended by then.
  socket.on('error', () => {});
  socket.write(begin);
  const timer = octet === '' ? undefined : setInterval(() => socket.write(octet), 100);
  const began = performance.now();
  await once(socket, 'close');
  clearInterval(timer);
  const [answer, ...more] = parse(Buffer.concat(chunks).toString('latin1'));
  expect(more).toEqual([]);
  if (answer === undefined) throw new Error('no answer');
  await check(answer);
  return { answer, seconds: (performance.now() - began) / 1000 };
}

test('408: half a request and nothing more, and one that comes octet by octet; nobody else waits for them', async () => {
  const slow = [
    drip(`${HEAD}X-Half`, ''),
    drip(`${HEAD}X-Slow: `, 'x'),
    drip(`${ENDLESS}{"refreshToken":"`, ''),
    drip(`${ENDLESS}{"refreshToken":"`, 'x'),
    drip(`${HEAD}${TYPE}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'),
  ];
  const quick = performance.now();
  expect((await api.get('/health/ready')).status).toBe(200);
  expect(performance.now() - quick).toBeLessThan(5000);
  for (const { answer, seconds } of await Promise.all(slow)) {
    expectRefusal(answer, 'request_timeout');
    expect(seconds).toBeLessThan(25);
  }
});

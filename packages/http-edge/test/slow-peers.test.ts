import { expect, onTestFinished, test } from 'vitest';
import { client, statuses } from './support/client.js';
import { start } from './support/server.js';

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\n';

test.each([
  ['sends nothing', '', ''],
  ['sends half a header', `${HEAD}X-Half`, ''],
  ['trickles its header', `${HEAD}X-Slow: `, 'x'],
  ['sends half a body', `${HEAD}Content-Length: 1000\r\n\r\nx`, ''],
  ['trickles its body', `${HEAD}Content-Length: 1000\r\n\r\n`, 'x'],
  ['trickles its chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'],
])('408, and the connection ends: a client that %s (RFC 9110 §15.5.9)', async (_, begin, more) => {
  const limits = { headersTimeout: 200, requestTimeout: 200, checkingInterval: 50 };
  const { port, stop } = await start({ limits });
  onTestFinished(stop);
  const peer = await client(port);
  peer.read();
  peer.write(begin);
  const timer = more === '' ? undefined : setInterval(() => peer.write(more), 20);
  onTestFinished(() => clearInterval(timer));
  expect(statuses(await peer.closed)).toEqual([408]);
});

test('an idle connection closes, even if its client sends empty lines', async () => {
  const limits = { keepAliveTimeout: 200, headersTimeout: 200, checkingInterval: 50 };
  const { port, stop } = await start({ limits });
  onTestFinished(stop);
  const peer = await client(port);
  peer.read();
  peer.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const timer = setInterval(() => peer.write('\r\n'), 20);
  onTestFinished(() => clearInterval(timer));
  expect(statuses(await peer.closed)).toEqual([200]);
});

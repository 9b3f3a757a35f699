import { connect, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { basic, expectRefusal, field, members, testApi } from '../api.js';

const api = testApi();

const LIVE = 'GET /health/live HTTP/1.1\r\n';
const HOST = 'Host: localhost\r\n';
const CLOSE = 'Connection: close\r\n';

async function exchangeOne(bytes: string) {
  const answers = await api.exchange(bytes);
  expect(answers).toHaveLength(1);
  return answers[0];
}

test.each([
  ['no Host (RFC 9112 §3.2)', `${LIVE}\r\n`],
  ['two Host lines (RFC 9112 §3.2)', `${LIVE}${HOST}Host: other\r\n\r\n`],
  ['an empty second Host line (RFC 9112 §3.2)', `${LIVE}${HOST}Host:\r\n\r\n`],
  ['a Host that is none (RFC 9112 §3.2)', `${LIVE}Host: a/b\r\n\r\n`],
  ['a Host with a user (RFC 9110 §7.2)', `${LIVE}Host: user@localhost\r\n\r\n`],
  ['a fragment in the target (RFC 9112 §3.2)', `GET /health/live#x HTTP/1.1\r\n${HOST}\r\n`],
  ['a broken escape in the target (RFC 3986 §2.1)', `GET /health/%zz HTTP/1.1\r\n${HOST}\r\n`],
  ['an escape that is no UTF-8 (RFC 3986 §2.5)', `GET /health/%ff HTTP/1.1\r\n${HOST}\r\n`],
  ['octets outside ASCII in the target (RFC 3986 §2)', `GET /h\u00e4 HTTP/1.1\r\n${HOST}\r\n`],
  ['a method that nobody knows (RFC 9110 §9.1)', `FOO / HTTP/1.1\r\n${HOST}\r\n`],
  ['CONNECT (RFC 9110 §9.3.6)', `CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`],
  ['a line that ends in a bare LF (RFC 9112 §2.2)', `GET /health/live HTTP/1.1\n${HOST}\r\n`],
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['TLS on the plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['HTTP/0.9 (RFC 9112 §2.3)', 'GET /health/live\r\n\r\n'],
  ['a null in a field (RFC 9110 §5.5)', `${LIVE}${HOST}X: a\0b\r\n\r\n`],
  ['a bare CR in a field (RFC 9110 §5.5)', `${LIVE}${HOST}X: a\rb\r\n\r\n`],
  ['white space before the colon (RFC 9112 §5.1)', `${LIVE}${HOST}X : a\r\n\r\n`],
  ['a folded line (RFC 9112 §5.2)', `${LIVE}${HOST}X: a\r\n b\r\n\r\n`],
  [
    'Content-Length beside Transfer-Encoding (RFC 9112 §6.3)',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'two lengths that differ (RFC 9112 §6.3)',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
  ],
  [
    'a length that is no number (RFC 9110 §8.6)',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Length: 3x\r\n\r\nabc`,
  ],
  [
    'a coding that does not end with chunked (RFC 9112 §6.1)',
    `POST /auth/login HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  ],
  [
    'a chunk that is none (RFC 9112 §7.1)',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ],
])('400: %s, and the connection ends', async (_, bytes) => {
  const answer = await exchangeOne(bytes);
  expectRefusal(answer, 'bad_request');
  expect(answer && field(answer, 'connection')).toEqual(['close']);
});

test('414: a target longer than 8000 octets (RFC 9110 §15.5.15)', async () => {
  const target = `/health/live?${'x'.repeat(8000)}`;
  expectRefusal(await exchangeOne(`GET ${target} HTTP/1.1\r\n${HOST}\r\n`), 'uri_too_long');
});

test('414: and one that Node would not read to its end', async () => {
  const target = `/health/live?${'x'.repeat(20_000)}`;
  expectRefusal(await exchangeOne(`GET ${target} HTTP/1.1\r\n${HOST}\r\n`), 'uri_too_long');
});

test('431: header fields of more than 16 kilobytes (RFC 6585 §5)', async () => {
  const answer = await exchangeOne(`${LIVE}${HOST}X: ${'x'.repeat(17_000)}\r\n\r\n`);
  expectRefusal(answer, 'header_fields_too_large');
});

test('417: an expectation other than 100-continue (RFC 9110 §10.1.1)', async () => {
  expectRefusal(await api.get('/health/live', 'expect', 'tea'), 'expectation_failed');
});

test('100-continue is met (RFC 9110 §10.1.1)', async () => {
  const head = `POST /auth/refresh HTTP/1.1\r\n${HOST}${CLOSE}Content-Type: application/json\r\n`;
  const socket = connect(api.port, '127.0.0.1', () =>
    socket.write(`${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`),
  );
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    chunks.push(chunk);
    if (chunk.startsWith('HTTP/1.1 100 Continue')) socket.write('{}');
  });
  await new Promise((resolve) => socket.on('close', resolve));
  expect(chunks.join('')).toMatch(
    /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 401 Unauthorized\r\n/,
  );
});

test('an upgrade that is not offered is ignored (RFC 9110 §7.8)', async () => {
  const upgrade = 'Connection: upgrade, close\r\nUpgrade: websocket\r\n';
  const answer = await exchangeOne(`${LIVE}${HOST}${upgrade}\r\n`);
  expect(answer?.status).toBe(200);
});

test('a target in absolute form is that of its path (RFC 9112 §3.2.2)', async () => {
  const answer = await exchangeOne(
    `GET http://localhost/health/live HTTP/1.1\r\n${HOST}${CLOSE}\r\n`,
  );
  expect(answer?.status).toBe(200);
});

test('HTTP/1.0 may leave Host out (RFC 9112 §3.2)', async () => {
  const answer = await exchangeOne('GET /health/live HTTP/1.0\r\n\r\n');
  expect(answer?.status).toBe(200);
});

test('what is broken behind a whole request does not take its answer (RFC 9112 §9.3.2)', async () => {
  const answers = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nnot http at all\r\n\r\n`,
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 400]);
});

/** Writes these one after the other, each a packet of its own, and reads what comes until the connection ends. */
async function exchangeInPackets(...packets: string[]) {
  const socket = connect(api.port, '127.0.0.1');
  const chunks: string[] = [];
  socket.setEncoding('latin1').on('data', (chunk: string) => chunks.push(chunk));
  const closed = new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
  for (const packet of packets) {
    socket.write(packet, 'latin1');
    await setTimeout(20);
  }
  await closed;
  return chunks.join('');
}

const linesOfLog = (from: number) =>
  api.log.slice(from).filter((line) => line.includes('"msg":"request"'));

test.each([
  ['too many header octets', 'header_fields_too_large', `${LIVE}${HOST}X: ${'x'.repeat(17_000)}`],
  [
    'a chunk that is none',
    'bad_request',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz`,
  ],
])('%s: one answer, one line, however many packets follow', async (_, code, head) => {
  const before = api.log.length;
  const text = await exchangeInPackets(head, ...Array.from({ length: 5 }, () => 'x'.repeat(1000)));
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(text).toContain(`"code":"${code}"`);
  expect(linesOfLog(before)).toHaveLength(1);
});

test('what is broken behind a request that was refused as HTTP is not answered too', async () => {
  const chunk = `${LIVE.replace('GET', 'POST')}Transfer-Encoding: chunked\r\n\r\nzz`;
  expectRefusal(await exchangeOne(chunk), 'bad_request');
});

test('packets that are no HTTP behind a request that is not answered yet leave nothing behind', async () => {
  const before = api.log.length;
  const request = `POST /auth/login HTTP/1.1\r\n${HOST}Authorization: ${basic()[1]}\r\n\r\n`;
  const text = await exchangeInPackets(request + '\0', ...Array.from({ length: 20 }, () => '\0'));
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  expect(linesOfLog(before)).toHaveLength(2);
});

test('a CONNECT does not overtake the answer before it (RFC 9112 §9.3.2)', async () => {
  const answers = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nCONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`,
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 400]);
});

test.each([
  ['413', 'application/json', '/auth/login'],
  ['400', 'application/json', '/auth/login#'],
  ['414', 'application/json', `/auth/login?${'x'.repeat(8000)}`],
])(
  'the %s in front of a long body is read, and not lost to a reset (RFC 9112 §9.6)',
  async (status, type, target) => {
    // More than the line itself holds: else what is not read is not missed.
    const body = 'x'.repeat(20_000_000);
    const head = `POST ${target} HTTP/1.1\r\n${HOST}Content-Type: ${type}\r\n`;
    for (let round = 0; round < 5; round += 1) {
      const [answer] = await api.exchange(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
      expect(String(answer?.status)).toBe(status);
    }
  },
);

test('no request is taken behind an answer that said close (RFC 9112 §9.6)', async () => {
  const before = api.log.length;
  const answers = await api.exchange(
    `GET /health/live HTTP/1.1\r\n${HOST}${CLOSE}\r\nGET /health/live HTTP/1.1\r\n${HOST}\r\n`,
  );
  expect(answers).toHaveLength(1);
  expect(linesOfLog(before).length).toBeLessThan(3);
});

test('nor one that comes in a later packet: it is not even looked at', async () => {
  const before = api.log.length;
  const request = `GET /health/live HTTP/1.1\r\n${HOST}`;
  const text = await exchangeInPackets(`${request}${CLOSE}\r\n`, `${request}\r\n`);
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(linesOfLog(before)).toHaveLength(1);
});

test('requests in one connection are answered in their order (RFC 9112 §9.3.2)', async () => {
  const answers = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nGET /user/profile HTTP/1.1\r\n${HOST}${CLOSE}\r\n`,
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 401]);
});

test('a connection that breaks off in the middle of a body harms nobody', async () => {
  const socket = connect(api.port, '127.0.0.1');
  socket.write(
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"em`,
  );
  await setTimeout(100);
  socket.resetAndDestroy();
  await setTimeout(100);
  expect((await api.get('/health/live')).status).toBe(200);
  expect(api.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test('a CONNECT that breaks off harms nobody', async () => {
  for (const pause of [0, 100]) {
    const socket = connect(api.port, '127.0.0.1');
    socket.write(`CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`);
    await setTimeout(pause);
    socket.write('x'.repeat(100_000));
    socket.resetAndDestroy();
    await setTimeout(100);
  }
  expect((await api.get('/health/live')).status).toBe(200);
});

test('the connection of a CONNECT ends, also when the client keeps its side open (RFC 9112 §9.6)', async () => {
  const socket = connect({ port: api.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(`CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`);
  const server: Server = api.app.getHttpServer();
  const connections = promisify(server.getConnections.bind(server));
  socket.resume();
  await new Promise((resolve) => socket.on('end', resolve));
  expect(socket.writable).toBe(true);
  await expect.poll(() => connections()).toBe(0);
  socket.destroy();
});

test('each answer that never got to a route has its line in the log, with the id that it says', async () => {
  const answer = await api.get('/health/%zz');
  const id = String(members(answer)['instance']).replace('urn:uuid:', '');
  const lines = api.log
    .filter((line) => line.includes(id))
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([{ requestId: id, method: 'GET', status: 400, code: 'bad_request' }]);
});

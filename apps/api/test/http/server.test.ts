import { once } from 'node:events';
import { connect, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { expectRefusal, members, testApi, USER } from '../api.js';

const api = testApi();

const LIVE = 'GET /health/live HTTP/1.1\r\n';
const HOST = 'Host: localhost\r\n';
const CLOSE = 'Connection: close\r\n';

async function exchangeOne(bytes: string) {
  const responses = await api.exchange(bytes);
  expect(responses).toHaveLength(1);
  return responses[0];
}

test('Expect: 100-continue is honoured (RFC 9110 §10.1.1)', async () => {
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

test('a request before a broken one still gets its response (RFC 9112 §9.3.2)', async () => {
  const responses = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nnot http at all\r\n\r\n`,
  );
  expect(responses.map(({ status }) => status)).toEqual([200, 400]);
});

const countConnections = () => {
  const server: Server = api.app.getHttpServer();
  return promisify(server.getConnections.bind(server))();
};

/** Writes each packet after the server has read the one before, and reads until the connection ends. */
async function exchangeInPackets(...packets: string[]) {
  const socket = connect(api.port, '127.0.0.1');
  const chunks: string[] = [];
  socket.setEncoding('latin1').on('data', (chunk: string) => chunks.push(chunk));
  const closed = new Promise((resolve) => socket.on('close', resolve).on('error', resolve));
  const accepted: Socket[] = await once(api.app.getHttpServer(), 'connection');
  let written = 0;
  for (const packet of packets) {
    socket.write(packet, 'latin1');
    written += packet.length;
    const isRead = () => accepted.some((peer) => peer.destroyed || peer.bytesRead >= written);
    await expect.poll(isRead, { interval: 5 }).toBe(true);
  }
  await closed;
  return chunks.join('');
}

const requestLogLines = (from: number) =>
  api.log.slice(from).filter((line) => line.includes('"msg":"request"'));

test.each([
  ['too many header octets', 'header_fields_too_large', `${LIVE}${HOST}X: ${'x'.repeat(17_000)}`],
  [
    'an invalid chunk',
    'bad_request',
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz`,
  ],
])('%s: one response and one log line, however many packets follow', async (_, code, head) => {
  const before = api.log.length;
  const text = await exchangeInPackets(head, ...Array.from({ length: 5 }, () => 'x'.repeat(1000)));
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(text).toContain(`"code":"${code}"`);
  expect(requestLogLines(before)).toHaveLength(1);
});

test('a request without Host gets no second response when its body is broken too', async () => {
  const chunk = `${LIVE.replace('GET', 'POST')}Transfer-Encoding: chunked\r\n\r\nzz`;
  expectRefusal(await exchangeOne(chunk), 'bad_request');
});

test('packets that are not HTTP, after a request that is still being handled, get one response', async () => {
  const before = api.log.length;
  const body = JSON.stringify({ email: USER, password: DEMO_PASSWORD });
  const type = 'Content-Type: application/json\r\n';
  const request = `POST /auth/login HTTP/1.1\r\n${HOST}${type}Content-Length: ${body.length}\r\n\r\n${body}`;
  const text = await exchangeInPackets(request + '\0', ...Array.from({ length: 20 }, () => '\0'));
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  expect(requestLogLines(before)).toHaveLength(2);
});

test('the response to a CONNECT does not overtake the one before it (RFC 9112 §9.3.2)', async () => {
  const responses = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nCONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`,
  );
  expect(responses.map(({ status }) => status)).toEqual([200, 400]);
});

test.each([
  ['413', 'application/json', '/auth/login'],
  ['400', 'application/json', '/auth/login#'],
  ['414', 'application/json', `/auth/login?${'x'.repeat(8000)}`],
])(
  'a %s response that is sent before a long body has arrived is not lost to a reset (RFC 9112 §9.6)',
  async (status, type, target) => {
    // More than the socket buffers hold, so that the test fails if the server leaves the body unread.
    const body = 'x'.repeat(20_000_000);
    const head = `POST ${target} HTTP/1.1\r\n${HOST}Content-Type: ${type}\r\n`;
    for (let round = 0; round < 5; round += 1) {
      const [response] = await api.exchange(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
      expect(String(response?.status)).toBe(status);
    }
  },
);

test('no request is handled after a response with Connection: close (RFC 9112 §9.6)', async () => {
  const before = api.log.length;
  const responses = await api.exchange(
    `GET /health/live HTTP/1.1\r\n${HOST}${CLOSE}\r\nGET /health/live HTTP/1.1\r\n${HOST}\r\n`,
  );
  expect(responses).toHaveLength(1);
  expect(requestLogLines(before)).toHaveLength(1);
});

test('a request in a later packet is not handled after Connection: close either', async () => {
  const before = api.log.length;
  const request = `GET /health/live HTTP/1.1\r\n${HOST}`;
  const text = await exchangeInPackets(`${request}${CLOSE}\r\n`, `${request}\r\n`);
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(requestLogLines(before)).toHaveLength(1);
});

test('requests on one connection are answered in their order (RFC 9112 §9.3.2)', async () => {
  const responses = await api.exchange(
    `GET /health/ready HTTP/1.1\r\n${HOST}\r\nGET /user/profile HTTP/1.1\r\n${HOST}${CLOSE}\r\n`,
  );
  expect(responses.map(({ status }) => status)).toEqual([200, 401]);
});

test('a connection that breaks in the middle of a body does no harm', async () => {
  const before = api.log.length;
  const socket = connect(api.port, '127.0.0.1');
  socket.write(
    `POST /auth/login HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"em`,
  );
  await once(api.app.getHttpServer(), 'request');
  socket.resetAndDestroy();
  await expect.poll(() => requestLogLines(before)).toHaveLength(1);
  expect((await api.get('/health/live')).status).toBe(200);
  expect(api.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test('a CONNECT that breaks does no harm', async () => {
  for (const isAnswered of [false, true]) {
    const socket = connect(api.port, '127.0.0.1');
    socket.write(`CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`);
    await once(api.app.getHttpServer(), 'connection');
    if (isAnswered) await once(socket, 'data');
    socket.write('x'.repeat(100_000));
    socket.resetAndDestroy();
    await expect.poll(countConnections).toBe(0);
  }
  expect((await api.get('/health/live')).status).toBe(200);
});

test('the connection of a CONNECT ends, also when the client keeps its side open (RFC 9112 §9.6)', async () => {
  const socket = connect({ port: api.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(`CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`);
  socket.resume();
  await new Promise((resolve) => socket.on('end', resolve));
  expect(socket.writable).toBe(true);
  await expect.poll(countConnections).toBe(0);
  socket.destroy();
});

test('a response to a request that reached no route has a log line, with its request id', async () => {
  const response = await api.get('/health/%zz');
  const id = String(members(response)['instance']).replace('urn:uuid:', '');
  const lines = api.log
    .filter((line) => line.includes(id))
    .map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([{ requestId: id, method: 'GET', status: 400, code: 'bad_request' }]);
});

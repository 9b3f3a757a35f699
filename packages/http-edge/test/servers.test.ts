import { isCode, readProblem } from '@repo/errors';
import { startApi, startWeb, type TestServer } from '@repo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oddRequests } from './corpus.js';
import { client, exchange } from './support/client.js';
import { loopbackAddresses } from './support/loopback.js';
import { readResponses } from './support/responses.js';

/** Starts the web app without an API, because no request here reaches the API. */
const startWebAlone = () => startWeb({ apiUrl: 'http://localhost:1' });

/** The built servers that use this package. */
const servers = [
  { name: 'the API', start: () => startApi(), page: '/health/live', form: '/auth/login' },
  { name: 'the web app', start: startWebAlone, page: '/login', form: '/login', hasPages: true },
];

describe.each(servers)('$name', ({ start, page, form, hasPages = false }) => {
  let server: TestServer;
  let port: number;
  beforeAll(async () => {
    server = await start();
    port = Number(new URL(server.url).port);
  });
  afterAll(() => server.stop());

  test.each(oddRequests({ page, form }))(
    '$status $code to an unusual request: $name (ASVS 4.2.1)',
    async ({ before, after, status, code }) => {
      const [response, ...more] = readResponses(await exchange(port, before + after));
      expect(more).toEqual([]);
      expect(response?.status).toBe(status);
      expect(response?.fields.get('connection')).toBe('close');
      expect(response?.fields.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(JSON.stringify(response)).not.toContain('evil.example');
      expect(problemIn(response)?.code).toBe(code);
      if (isCode(code)) expectUnstored(response);
      expect(response?.fields.has('allow')).toBe(code === 'method_not_allowed');
    },
  );

  const readable = oddRequests({ page, form }).filter(({ before, code }) => before && code);
  test.each(hasPages ? readable : [])(
    '$status $code, as a page for a browser: $name',
    async ({ before, after, status }) => {
      const bytes = `${before}Accept: text/html\r\n${after}`;
      const [response] = readResponses(await exchange(port, bytes));
      expect(response?.status).toBe(status);
      expect(response?.fields.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response?.body).toMatch(/<h1[^>]*>[A-Z]/);
    },
  );

  test.each(loopbackAddresses())('listens on %s in development', async (host) => {
    const peer = await client(port, { host });
    peer.read();
    peer.write(`GET ${page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(readResponses(await peer.closed)[0]?.status).toBe(200);
  });

  test('an idle connection is kept for 65 s', async () => {
    const response = await fetch(server.url + page);
    expect(response.headers.get('keep-alive')).toBe('timeout=65');
  });
});

type Response = ReturnType<typeof readResponses>[number];

function expectUnstored(response: Response | undefined): void {
  expect(response?.fields.get('cache-control')).toBe('no-store');
}

/** Reads the problem in a response, chunked or not. */
function problemIn(response: Response | undefined) {
  if (response?.fields.get('content-type') !== 'application/problem+json') return undefined;
  return readProblem(JSON.parse(/\{.*\}/s.exec(response.body)?.[0] ?? ''));
}

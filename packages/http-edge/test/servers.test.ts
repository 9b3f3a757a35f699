import { isCode, readProblem } from '@repo/errors';
import { startApi, type TestServer } from '@repo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oddRequests } from './corpus.js';
import { client, exchange, statuses } from './support/client.js';
import { loopbackAddresses } from './support/loopback.js';
import { readResponses } from './support/responses.js';

/** The servers on this edge, as they are built. */
const servers = [
  { name: 'the API', start: () => startApi(), page: '/health/live', form: '/auth/login' },
];

describe.each(servers)('$name', ({ start, page, form }) => {
  let server: TestServer;
  let port: number;
  beforeAll(async () => {
    server = await start();
    port = Number(new URL(server.url).port);
  });
  afterAll(() => server.stop());

  test.each(oddRequests({ page, form }))(
    '$status $code: $name',
    async ({ before, after, status, code }) => {
      const [response, ...more] = readResponses(await exchange(port, before + after));
      expect(more).toEqual([]);
      expect(response?.status).toBe(status);
      expect(response?.fields.get('connection')).toBe('close');
      expect(response?.fields.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
      expect(JSON.stringify(response)).not.toContain('evil.example');
      const problem = response?.body.startsWith('{') && readProblem(JSON.parse(response.body));
      expect(problem ? problem.code : undefined).toBe(code);
      if (isCode(code)) expectProblem(response);
      expect(response?.fields.has('allow')).toBe(code === 'method_not_allowed');
    },
  );

  test.each(loopbackAddresses())('answers at %s in development', async (host) => {
    const peer = await client(port, { host });
    peer.read();
    peer.write(`GET ${page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(statuses(await peer.closed)).toEqual([200]);
  });

  test('an idle connection is kept for 65 s', async () => {
    const response = await fetch(server.url + page);
    expect(response.headers.get('keep-alive')).toBe('timeout=65');
  });
});

type Response = ReturnType<typeof readResponses>[number];

function expectProblem(response: Response | undefined): void {
  expect(response?.fields.get('content-type')).toBe('application/problem+json');
  expect(response?.fields.get('cache-control')).toBe('no-store');
}

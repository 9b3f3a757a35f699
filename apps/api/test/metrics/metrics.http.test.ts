import { freePort } from '@repo/testing';
import { expect, test } from 'vitest';
import { bearer, expectRefusal, field, startTestApi, testApi } from '../api.js';
import { send } from '../support/response.js';

const api = testApi();

/** Reads the lines of a metric. */
async function linesOf(name: string): Promise<string[]> {
  const { body } = await api.get('/metrics');
  return body.split('\n').filter((line) => line.startsWith(`${name}{`));
}

test('refusals are counted by code, scheme and route', async () => {
  for (const _ of [1, 2]) await api.get('/user/profile', ...bearer('not.a.token'));
  await api.get('/user/profile', ...bearer(api.user.accessToken));
  const lines = await linesOf('http_requests_total');
  const common = 'method="GET",route="/user/profile"';
  expect(lines).toContain(
    `http_requests_total{${common},scheme="Bearer",status="401",code="token_malformed"} 2`,
  );
  expect(lines).toContain(`http_requests_total{${common},scheme="Bearer",status="200",code=""} 1`);
  const durations = await linesOf('http_request_duration_seconds_count');
  expect(durations).toContain(`http_request_duration_seconds_count{${common},status="401"} 2`);
});

test('a request that reached no route is counted too', async () => {
  await api.exchange('GET / HTTP/1.1\r\n\r\n');
  expect(await linesOf('http_requests_total')).toContain(
    'http_requests_total{method="GET",route="",scheme="",status="400",code="bad_request"} 1',
  );
});

test('no label contains anything that a sender has chosen', async () => {
  await api.get('/nowhere-canary?token=canary', ...bearer('canary'), 'x-api-key', 'canary');
  await api.get('/user/profile?token=canary', 'user-agent', 'canary');
  const { body } = await api.get('/metrics');
  expect(body).not.toContain('canary');
});

test('metrics are read from this machine only; for others the route does not exist (ASVS 13.4.5)', async () => {
  const { body, lines, status } = await api.get('/metrics');
  expect(status).toBe(200);
  expect(body).toContain('process_cpu_seconds_total');
  expect(field({ body, lines, status, reason: '' }, 'content-type')).toEqual([
    expect.stringMatching(/^text\/plain; version=/),
  ]);
  const fastify = api.app.getHttpAdapter().getInstance();
  for (const remoteAddress of ['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1']) {
    const response = await fastify.inject({ url: '/metrics', remoteAddress });
    expect(response.statusCode, remoteAddress).toBe(404);
    expect(response.json()).toMatchObject({ code: 'not_found' });
  }
});

test('no other site reads metrics through a name that resolves to this machine (DNS rebinding)', async () => {
  const fastify = api.app.getHttpAdapter().getInstance();
  for (const [host, status] of [
    ['localhost:3001', 200],
    ['127.0.0.1:3001', 200],
    ['server', 404],
    ['evil.example:3001', 404],
    ['127.0.0.1.evil.example', 404],
  ] as const) {
    const response = await fastify.inject({ url: '/metrics', headers: { host } });
    expect([host, response.statusCode]).toEqual([host, status]);
  }
});

test.each([
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Forwarded-Proto', 'https'],
  ['Forwarded', 'for=127.0.0.1'],
  ['Via', '1.1 proxy'],
  ['X-Real-IP', '127.0.0.1'],
  ['True-Client-IP', '127.0.0.1'],
  ['CF-Connecting-IP', '127.0.0.1'],
])(
  'a proxy on this machine that sends only %s does not show metrics to others',
  async (name, value) => {
    expectRefusal(await api.get('/metrics', name, value), 'not_found');
  },
);

test('metrics with their own port are served on that port only', async () => {
  const METRICS_PORT = String(await freePort());
  const other = await startTestApi({ METRICS_PORT, API_HOST: '127.0.0.1' });
  try {
    // Metrics are served at the address of the API, and at no other.
    await expect(send(Number(METRICS_PORT), '/metrics', { host: '::1' })).rejects.toThrow(
      /ECONNREFUSED|EADDRNOTAVAIL/,
    );
    expectRefusal(await other.get('/metrics'), 'not_found');
    expect((await send(Number(METRICS_PORT), '/metrics', {})).status).toBe(200);
    expect((await send(Number(METRICS_PORT), '/user/profile', {})).status).toBe(404);
  } finally {
    await other.close();
  }
  await expect(send(Number(METRICS_PORT), '/metrics', {})).rejects.toThrow(/ECONNREFUSED/);
});

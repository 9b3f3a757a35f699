import { once } from 'node:events';
import { connect } from 'node:net';
import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { field, testApi, USER } from '../api.js';

const api = testApi({ TRUST_PROXY: 'loopback,10.0.0.0/8' });

/** Sends a request, and returns its log lines. */
async function linesOf(target: string, ...headers: string[]) {
  const response = await api.get(target, ...headers);
  const id = String(field(response, 'x-request-id')[0]);
  await expect.poll(() => api.log.some((line) => line.includes(id))).toBe(true);
  return api.log.filter((line) => line.includes(id)).map((line): unknown => JSON.parse(line));
}

test('a request has one log line, with its route and its response (ASVS 16.2.4)', async () => {
  expect(await linesOf('/user/profile')).toEqual([
    {
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      process: 'api',
      requestId: expect.any(String),
      method: 'GET',
      route: '/user/profile',
      status: 401,
      code: 'authentication_required',
      ms: expect.any(Number),
      client: '127.0.0.1',
      msg: 'request',
    },
  ]);
});

test('the line of a refusal has the reason that the response does not reveal', async () => {
  const { accessToken } = api.user;
  const [head, claims] = accessToken.split('.');
  const refusals = [
    [`Bearer ${head}.${claims}.${'A'.repeat(86)}`, 'token_invalid', 'wrong signature'],
    ['Bearer a.b.c', 'token_malformed', 'not a compact JWS'],
  ] as const;
  for (const [authorization, code, why] of refusals) {
    const lines = await linesOf('/user/profile', 'authorization', authorization);
    expect(lines).toMatchObject([{ code, why }]);
  }
});

test('neither a query nor an unknown path is logged: they may contain a secret (ASVS 14.2.1, 16.4.1)', async () => {
  const lines = [...(await linesOf('/user/profile?x=canary')), ...(await linesOf('/canary'))];
  expect(JSON.stringify(lines)).not.toContain('canary');
});

test.each([
  ['6.6.6.6, 198.51.100.7, 10.0.0.1', '198.51.100.7'],
  ['6.6.6.6, 198.51.100.7:51234, "10.0.0.1:443",', '198.51.100.7'],
  ['6.6.6.6, [2001:db8::1]:443', '2001:db8::1'],
])(
  'the client is the last address before those of the trusted proxies: %s',
  async (written, client) => {
    const [line] = await linesOf('/health/live', 'x-forwarded-for', written);
    expect(line).toMatchObject({ client });
  },
);

const signIn = { email: USER, password: DEMO_PASSWORD };
const body = JSON.stringify(signIn);

test.each([
  ['while its response is prepared', body],
  ['in the middle of its body', '{'],
])('a request whose client disconnects has one line too: %s', async (_, sent) => {
  const before = api.log.length;
  const lines = () => api.log.slice(before).filter((line) => line.includes('"msg":"request"'));
  const socket = connect(api.port, '127.0.0.1');
  const fields = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  socket.write(`POST /auth/login HTTP/1.1\r\n${fields}Host: localhost\r\n\r\n${sent}`);
  await once(api.app.getHttpServer(), 'request');
  socket.resetAndDestroy();
  await expect.poll(lines).toHaveLength(1);
  // A second line would be there by the time that a later request has its own.
  await api.json('POST', '/auth/login', signIn);
  await expect.poll(() => lines().length).toBe(2);
  expect(lines().map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({ route: '/auth/login', aborted: true }),
    expect.objectContaining({ route: '/auth/login', status: 200 }),
  ]);
});

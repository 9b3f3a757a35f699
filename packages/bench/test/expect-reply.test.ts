import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Tally } from '../src/load/tally.js';
import { expectReply } from '../src/load/expect-reply.js';

/** The next responses of the server: status and code. */
let script: [number, string][] = [];
let tally = new Tally();
let origin = '';
const server = createServer((_, response) => {
  const [status, code] = script.shift() ?? [500, 'nothing'];
  response.statusCode = status;
  response.end(JSON.stringify({ code }));
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${Object(server.address()).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  tally = new Tally();
});

const sendRequest = (isAway: boolean, passes?: (outcome: string) => boolean) =>
  expectReply(
    { tally, outages: { excuses: () => isAway } },
    {
      title: 'profile',
      origin,
      request: { path: '/' },
      expected: '200',
      ...(passes && { passes }),
    },
  );

test('while the database is down, a 503 is counted and the request repeated', async () => {
  script = [
    [503, 'service_unavailable'],
    [200, ''],
  ];
  expect((await sendRequest(true)).outcome).toBe('200');
  expect(tally.line('profile')).toEqual({ good: 1, unavailable: 1 });
  expect(tally.wrong).toEqual([]);
});

test.each([
  ['a 503 at any other time', false, 503, 'service_unavailable'],
  ['a refusal, even while the database is down', true, 401, 'session_revoked'],
  ['a 500, even while the database is down', true, 500, 'internal_error'],
])('%s is recorded as wrong', async (_, isAway, status, code) => {
  script = [[status, code]];
  await sendRequest(isAway);
  expect(tally.wrong).toEqual([`profile: expected 200, got ${status} ${code}`]);
  expect(tally.line('profile')).toEqual({ good: 0, unavailable: 0 });
});

test('a response that is allowed for a while is counted and the request repeated', async () => {
  script = [
    [401, 'token_stale'],
    [200, ''],
  ];
  expect((await sendRequest(false, (outcome) => outcome === '401 token_stale')).outcome).toBe(
    '200',
  );
  expect(tally.wrong).toEqual([]);
});

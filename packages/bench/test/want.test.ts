import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Tally } from '../src/endurance/tally.js';
import { want } from '../src/endurance/want.js';

/** What the server answers next: a status, and a code. */
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

const ask = (isAway: boolean, passes?: (what: string) => boolean) =>
  want(
    { tally, outages: { excuses: () => isAway } },
    { title: 'profile', origin, request: { path: '/' }, wanted: '200', ...(passes && { passes }) },
  );

test('while the database is away a 503 is counted and asked again', async () => {
  script = [
    [503, 'service_unavailable'],
    [200, ''],
  ];
  expect((await ask(true)).what).toBe('200');
  expect(tally.line('profile')).toEqual({ good: 1, unavailable: 1 });
  expect(tally.wrong).toEqual([]);
});

test.each([
  ['a 503 at any other time', false, 503, 'service_unavailable'],
  ['a refusal, also while the database is away', true, 401, 'session_revoked'],
  ['a failure, also then', true, 500, 'internal_error'],
])('%s is wrong', async (_, isAway, status, code) => {
  script = [[status, code]];
  await ask(isAway);
  expect(tally.wrong).toEqual([`profile: not 200, but ${status} ${code}`]);
  expect(tally.line('profile')).toEqual({ good: 0, unavailable: 0 });
});

test('an answer that is right for now is asked again', async () => {
  script = [
    [401, 'token_stale'],
    [200, ''],
  ];
  expect((await ask(false, (what) => what === '401 token_stale')).what).toBe('200');
  expect(tally.wrong).toEqual([]);
});

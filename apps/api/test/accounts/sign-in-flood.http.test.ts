import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, type ApiProcess, field, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { expectRejectedFlood } from './rejected-flood.js';

const database = testDatabase();
let api: ApiProcess;

beforeAll(async () => {
  api = await startApiProcess({ DATABASE_URL: database.url });
});
afterAll(() => api.close());

const email = 'user@example.com';
const password = 'wrong';

/** This machine is a trusted proxy, so the header names the client, as it does behind the web server. */
const from = (address: string) => ['x-forwarded-for', address] as const;
let hosts = 0;
const newAddress = () => `198.51.100.${(hosts += 1)}`;

test.each([
  ['wrong passwords', 'wrong'],
  ['right passwords', DEMO_PASSWORD],
])('others sign in while one client floods with %s', async (_, flooding) => {
  const client = newAddress();
  const send = () => api.post('/auth/login', { email, password: flooding }, ...from(client));
  const flood = Promise.all(Array.from({ length: 200 }, send));
  const others: number[] = [];
  const stillFlooding = Symbol('flooded');
  for (;;) {
    const [body, address] = [{ email: ADMIN, password: DEMO_PASSWORD }, newAddress()];
    others.push((await api.post('/auth/login', body, ...from(address))).status);
    if ((await Promise.race([flood, Promise.resolve(stillFlooding)])) !== stillFlooding) break;
  }
  expect(others).toEqual(others.map(() => 200));
  const rejected = (await flood).filter(({ status }) => status === 503);
  expect(rejected).not.toEqual([]);
  for (const response of rejected) expect(field(response, 'retry-after')).toEqual(['1']);
});

test('others in a network sign in while a client in it floods as one user', async () => {
  const network = newAddress();
  const login = async (address: string) => {
    const body = { email: address, password: DEMO_PASSWORD };
    return (await api.post('/auth/login', body, ...from(network))).status;
  };
  const stop = new AbortController();
  const refused: number[] = [];
  const signInAgain = async () => {
    while (!stop.signal.aborted) if ((await login(email)) === 503) refused.push(503);
  };
  // More sign-ins than may wait, so the queue stays full until `stop`.
  const flood = Promise.all(Array.from({ length: 100 }, signInAgain));
  await expect.poll(() => refused).not.toEqual([]);
  const others: number[] = [];
  while (others.length < 3) others.push(await login(ADMIN));
  stop.abort();
  await flood;
  expect(others).toEqual([200, 200, 200]);
});

test('a flood of sign-ins is rejected, and no other request waits for it', async () => {
  await expectRejectedFlood(api, () => api.post('/auth/login', { email, password }));
});

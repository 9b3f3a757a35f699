import { startApi, type TestServer } from '@repo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { profile, send, signIn } from '../support/client.js';
import { testDatabase } from '../support/database.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let api: TestServer;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi({ env: { DATABASE_URL: database.url } });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const email = 'user@example.com';
const password = 'wrong';

test.each([
  ['sign-ins', () => send(api.url, 'POST', '/auth/login', { body: { email, password } })],
  ['Basic', () => send(api.url, 'GET', '/user/profile', { basic: `${email}:${password}` })],
])('a flood of %s is turned away, and nobody else waits for it', async (_, tryPassword) => {
  const { accessToken } = await signIn(api.url);
  const flood = Promise.all(Array.from({ length: 300 }, tryPassword));
  const waits: number[] = [];
  const flooded = Symbol('flooded');
  for (;;) {
    const began = performance.now();
    const others = [send(api.url, 'GET', '/health/live'), profile(api.url, accessToken)];
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    waits.push(performance.now() - began);
    if ((await Promise.race([flood, Promise.resolve(flooded)])) !== flooded) break;
  }
  const answers = await flood;
  const busy = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 401).length + busy.length).toBe(300);
  expect(busy.length).toBeGreaterThan(100);
  expect(busy[0]?.headers.get('retry-after')).toBe('1');
  // Three hundred hashes take seconds: who had to wait for them would see it.
  expect(waits.length).toBeGreaterThan(3);
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(500);
});

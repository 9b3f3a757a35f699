import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange, statuses } from './support/client.js';
import { start } from './support/server.js';

let edge: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  edge = await start();
});
afterAll(() => edge.stop());

const post = (fields: string) =>
  exchange(
    edge.port,
    `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n${fields}\r\n{}`,
  );

test.each(['100-continue', '100-Continue'])('%s is accepted', async (value) => {
  expect(statuses(await post(`Expect: ${value}\r\n`)).at(-1)).toBe(200);
});

test.each([
  ['another expectation beside 100-continue', 'Expect: 100-continue, x\r\n'],
  ['another expectation in a line of its own', 'Expect: 100-continue\r\nExpect: x\r\n'],
  ['another expectation alone', 'Expect: x\r\n'],
  ['an empty field', 'Expect: \r\n'],
])('%s fails (RFC 9110 §10.1.1)', async (_, fields) => {
  expect(statuses(await post(fields)).at(-1)).toBe(417);
});

test('100 Continue is sent only after the request was checked (RFC 9110 §10.1.1)', async () => {
  expect(statuses(await post('Expect: 100-continue\r\n'))).toEqual([100, 200]);
  expect(statuses(await post('Expect: 100-continue\r\nHost: b\r\n'))).toEqual([400]);
  const old = 'POST / HTTP/1.0\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}';
  expect(statuses(await exchange(edge.port, old))).toEqual([200]);
});

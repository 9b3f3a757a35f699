import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { expectRefusal, field, members, startTestApi, testApi } from '../api.js';

const api = testApi();

test('the process is live and ready', async () => {
  for (const target of ['/health/live', '/health/ready']) {
    const response = await api.get(target);
    expect(response.status).toBe(200);
    expect(members(response)).toEqual({ status: 'ok' });
  }
});

test.each([
  ['gone', () => Promise.reject(new Error('connect ECONNREFUSED')), 'connect ECONNREFUSED'],
  ['silent', () => setTimeout(60_000, undefined, { ref: false }), 'not respond in time'],
])('while the database is %s the process is live and not ready', async (_, query, cause) => {
  // oxlint-disable-next-line typescript/no-misused-promises -- replaces the overload that returns a promise
  const spy = vi.spyOn(api.pool, 'query').mockImplementation(query);
  const ready = await api.get('/health/ready');
  spy.mockRestore();
  expectRefusal(ready, 'service_unavailable', { extra: { retryAfter: 5 } });
  const id = String(field(ready, 'x-request-id')[0]);
  const warning = api.log.filter((line) => line.includes(id) && line.includes('"level":40'));
  expect(warning).toEqual([expect.stringContaining(cause)]);
  expect((await api.get('/health/live')).status).toBe(200);
});

test('the API starts without a database', async () => {
  const withoutDatabase = await startTestApi({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  });
  expect((await withoutDatabase.get('/health/live')).status).toBe(200);
  expectRefusal(await withoutDatabase.get('/health/ready'), 'service_unavailable');
  await withoutDatabase.close();
});

import { tcpProxy } from '@repo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { field, startTestApi, type TestApi } from '../api.js';
import { testDatabase } from '../support/database.js';
import { eventsOf } from './events-of.js';

const database = testDatabase();
let proxy: Awaited<ReturnType<typeof tcpProxy>>;
let api: TestApi;

beforeAll(async () => {
  proxy = await tcpProxy(database.url);
  api = await startTestApi({ DATABASE_URL: proxy.url });
});
afterAll(() => proxy.close());

test('a refusal while the database is gone gets its usual response, and is recorded when the database is back', async () => {
  await proxy.cut();
  const refused = await api.get('/user/profile');
  expect(refused.status).toBe(401);
  await expect.poll(() => api.log.join('')).toContain('audit trail: waiting for the database');
  await proxy.restore();
  expect(await eventsOf(api, refused)).toMatchObject([{ code: 'authentication_required' }]);
});

test('rows whose commit was not confirmed are not written twice', async () => {
  const waiting = 'audit trail: waiting for the database';
  const countWaitingLines = () => api.log.filter((line) => line.includes(waiting)).length;
  const before = countWaitingLines();
  proxy.loseResponses();
  const refused = await api.get('/user/profile');
  await expect.poll(countWaitingLines).toBe(before + 1);
  await proxy.restore();
  const later = await api.get('/user/profile');
  expect(await eventsOf(api, later)).toHaveLength(1);
  expect(await eventsOf(api, refused)).toHaveLength(1);
  expect(api.log.join('')).not.toContain('audit trail: not written');
});

test('events of a stopping process are written before it has stopped', async () => {
  const [requestId] = field(await api.get('/user/profile'), 'x-request-id');
  await api.close();
  const { rows } = await database.pool.query('SELECT code FROM auth_events WHERE request_id = $1', [
    requestId,
  ]);
  expect(rows).toEqual([{ code: 'authentication_required' }]);
});

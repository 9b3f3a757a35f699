import { expect, test } from 'vitest';
import { testApi } from '../api.js';

const api = testApi();

test('a column that changes its type under load fails no request', async () => {
  const { accessToken } = await api.signIn();
  const statuses: number[] = [];
  const stop = new AbortController();
  const client = async () => {
    while (!stop.signal.aborted) {
      const { status } = await api.profile(accessToken);
      statuses.push(status);
    }
  };
  // More clients than the pool has connections, so that each connection has prepared the statement.
  const clients = Array.from({ length: 20 }, client);
  const moreResponses = async () => {
    const before = statuses.length;
    await expect.poll(() => statuses.length - before).toBeGreaterThan(60);
  };
  try {
    await moreResponses();
    for (const length of [300, 301]) {
      await api.pool.query(`ALTER TABLE users ALTER COLUMN name TYPE varchar(${length})`);
      await moreResponses();
    }
  } finally {
    stop.abort();
  }
  await Promise.all(clients);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});

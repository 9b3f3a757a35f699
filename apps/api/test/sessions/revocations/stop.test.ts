import { createPool } from '@repo/db';
import { expect, test, vi } from 'vitest';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { DatabaseClock } from '../../../src/tokens/database-clock.js';
import { testDatabase } from '../../support/database.js';

const database = testDatabase();

/** The number of sockets and timers that keep this process alive. */
function countHandles(): number {
  const kinds = new Set(['TCPSocketWrap', 'Timeout']);
  return process.getActiveResourcesInfo().filter((kind) => kinds.has(kind)).length;
}

test('stopping leaves no socket and no timer, in whichever state the feed is', async () => {
  await database.pool.query('SELECT 1');
  const before = countHandles();
  const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
  const pool = createPool(database.url);
  const nowhere = 'postgres://nobody@127.0.0.1:1/none';
  const [connecting, live, retrying] = [database.url, database.url, nowhere].map(
    (url) => new Revocations(url, pool, 300, log, new DatabaseClock()),
  );

  live?.start();
  await expect.poll(() => live?.isLive).toBe(true);
  retrying?.start();
  await expect.poll(() => log.warn.mock.calls.length).toBe(1);
  connecting?.start();
  expect(countHandles()).toBeGreaterThan(before);

  for (const sessions of [connecting, live, retrying]) sessions?.stop();
  expect(live?.isLive).toBe(false);
  await pool.end();
  await expect.poll(countHandles).toBeLessThanOrEqual(before);
});

import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withClient } from '../src/index.js';

const url = process.env['DATABASE_URL'] ?? '';
const BACKEND = 'SELECT pg_backend_pid() AS pid';

test('a connection that breaks between two queries fails the next query, not the process', async () => {
  const broken = withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(BACKEND);
    await withClient(url, (other) =>
      other.query('SELECT pg_terminate_backend($1, 10000)', [rows[0]?.pid]),
    );
    // A connection that breaks between queries emits an error event. Without a listener it would end the process.
    await delay(500);
    await client.query('SELECT 1');
  });
  await expect(broken).rejects.toThrow('not queryable');
});

test('the connection is closed after the work, even if the work fails', async () => {
  let pid: number | undefined;
  const failed = withClient(url, async (client) => {
    pid = (await client.query<{ pid: number }>(BACKEND)).rows[0]?.pid;
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  const lives = 'SELECT FROM pg_stat_activity WHERE pid = $1';
  const count = () => withClient(url, async (c) => (await c.query(lives, [pid])).rowCount);
  await expect.poll(count, { timeout: 10_000 }).toBe(0);
});

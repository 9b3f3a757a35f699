import { beforeAll, expect, test, vi } from 'vitest';
import { DatabaseUnavailable, markOutages } from '../../src/database/outages.js';
import { onCommit, inTransaction } from '../../src/database/transaction.js';
import { testDatabase } from '../support/database.js';

const database = testDatabase();
beforeAll(() => markOutages(database.pool).query('CREATE TABLE numbers (n int PRIMARY KEY)'));

const numbers = async () => (await database.pool.query('SELECT n FROM numbers ORDER BY n')).rows;

test('a transaction happens as a whole or not at all (ASVS 2.3.3)', async () => {
  await inTransaction(database.pool, (client) =>
    client.query({ text: 'INSERT INTO numbers VALUES (1)' }),
  );
  const failing = inTransaction(database.pool, async (client) => {
    await client.query({ text: 'INSERT INTO numbers VALUES (2)' });
    throw new Error('not that one');
  });
  await expect(failing).rejects.toThrow('not that one');
  expect(await numbers()).toEqual([{ n: 1 }]);
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('a function that waits for the commit runs after it, and not at all if the transaction fails', async () => {
  const run = vi.fn<() => void>();
  const failing = inTransaction(database.pool, async (client) => {
    onCommit(client, run);
    throw new Error('not that one');
  });
  await expect(failing).rejects.toThrow('not that one');
  expect(run).not.toHaveBeenCalled();
  await inTransaction(database.pool, async (client) => {
    onCommit(client, run);
    await client.query({ text: 'SELECT 1' });
    expect(run).not.toHaveBeenCalled();
  });
  expect(run).toHaveBeenCalledOnce();
});

test('a connection that breaks fails its transaction, and is not used again', async () => {
  const broken = new Promise((resolve) => {
    database.pool.once('acquire', (connection) => connection.once('end', resolve));
  });
  const failing = inTransaction(database.pool, async (client) => {
    await client.query({ text: 'INSERT INTO numbers VALUES (3)' });
    const { rows } = await client.query<{ pid: number }>({
      text: 'SELECT pg_backend_pid() AS pid',
    });
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await broken;
    await client.query({ text: 'INSERT INTO numbers VALUES (4)' });
  });
  await expect(failing).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(await numbers()).toEqual([{ n: 1 }]);
});

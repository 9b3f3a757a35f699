import { createPool, createPrisma, type PrismaClient } from '@repo/db';
import { tcpProxy, type TcpProxy } from '@repo/testing';
import { Client, DatabaseError, type Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailable, markOutage, markOutages } from '../../src/database/outages.js';
import { inTransaction } from '../../src/database/transaction.js';
import { testDatabase } from '../support/database.js';

const database = testDatabase();
let proxy: TcpProxy;
let pool: Pool;
let prisma: PrismaClient;

beforeEach(async () => {
  proxy = await tcpProxy(database.url);
  pool = markOutages(createPool(proxy.url, { connectionTimeoutMillis: 2000, query_timeout: 2000 }));
  prisma = createPrisma(pool);
});
afterEach(async () => {
  await proxy.close();
  if (!pool.ended) await pool.end();
});

/** The same query, through each client. */
const clients: [string, () => Promise<unknown>][] = [
  ['SQL', () => pool.query('SELECT id FROM users')],
  ['Prisma', () => prisma.user.findMany()],
  [
    'a transaction',
    () => inTransaction(pool, (client) => client.query({ text: 'SELECT FROM users' })),
  ],
  ['a transaction of Prisma', () => prisma.$transaction((client) => client.user.findMany())],
];

const causeOf = (pending: Promise<unknown>) =>
  pending.then(
    () => 'no error',
    (error: unknown) => error,
  );

/** An outage, with the driver's own error as its cause. */
const outage = expect.objectContaining({
  name: 'DatabaseUnavailable',
  cause: expect.any(Error),
});

describe.each(clients)('through %s', (_, query) => {
  test('a database that is gone is an outage', async () => {
    await proxy.cut();
    expect(await causeOf(query())).toEqual(outage);
  });

  test('a connection that breaks before the result is an outage', async () => {
    await query();
    proxy.loseAnswers();
    expect(await causeOf(query())).toEqual(outage);
  });

  test('a database that does not respond is an outage', async () => {
    proxy.stall();
    expect(await causeOf(query())).toEqual(outage);
    await proxy.restore();
    await query();
    proxy.stall();
    expect(await causeOf(query())).toEqual(outage);
  });

  test('a shutdown during a query is an outage', async () => {
    const holder = new Client(database.url);
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE users');
    try {
      const pending = causeOf(query());
      const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      await expect.poll(async () => (await database.pool.query(end)).rowCount).toBe(1);
      expect(await pending).toEqual(outage);
    } finally {
      await holder.end();
    }
  });

  test('a pool that was closed by our own shutdown is an outage', async () => {
    await pool.end();
    expect(await causeOf(query())).toEqual(outage);
  });
});

test('a connection with an outage in a transaction of Prisma is not used again', async () => {
  const failing = prisma.$transaction(async (client) => {
    await client.user.findMany();
    proxy.stall();
    await client.user.findMany();
  });
  expect(await causeOf(failing)).toEqual(outage);
  await proxy.restore();
  expect(pool.totalCount).toBe(0);
});

test('a wrong query is no outage', async () => {
  const causes = await Promise.all([
    causeOf(pool.query('SELECT nothing FROM nowhere')),
    causeOf(pool.query('SELECT 1 / 0')),
    causeOf(pool.query('SELECT $1::json', [{ cannot: 1n }])),
    causeOf(pool.query('INSERT INTO users (id) VALUES (gen_random_uuid())')),
    causeOf(prisma.user.findUnique({ where: { email: 'nul\u0000' } })),
    causeOf(prisma.user.findUniqueOrThrow({ where: { email: 'nobody@example.com' } })),
  ]);
  for (const cause of causes) {
    expect(cause).toBeInstanceOf(Error);
    expect(cause).not.toBeInstanceOf(DatabaseUnavailable);
  }
});

/** The cause when the server responds with this SQLSTATE. */
const causeOfState = (code: string) =>
  causeOf(markOutage(Promise.reject(Object.assign(new DatabaseError('', 0, 'error'), { code }))));

test.each(['08006', '28000', '28P01', '3D000', '53300', '57P01', '57P04', '58030', '25006'])(
  'SQLSTATE %s is an outage',
  async (code) => expect(await causeOfState(code)).toEqual(outage),
);

test.each(['22P02', '23505', '25P02', '40001', '42601', '57014', 'XX000'])(
  'SQLSTATE %s is an error of the query',
  async (code) => expect(await causeOfState(code)).toBeInstanceOf(DatabaseError),
);

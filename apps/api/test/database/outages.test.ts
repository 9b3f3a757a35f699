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

/** A query of the users, through each client. */
const clients: [string, () => Promise<unknown>][] = [
  ['SQL', () => pool.query('SELECT id FROM users')],
  ['Prisma', () => prisma.user.findMany()],
  [
    'a transaction',
    () => inTransaction(pool, (client) => client.query({ text: 'SELECT FROM users' })),
  ],
  ['a Prisma transaction', () => prisma.$transaction((client) => client.user.findMany())],
];

const errorOf = (pending: Promise<unknown>) =>
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
    expect(await errorOf(query())).toEqual(outage);
  });

  test('a connection that breaks before the result arrives is an outage', async () => {
    await query();
    proxy.loseResponses();
    expect(await errorOf(query())).toEqual(outage);
  });

  test('a database that does not respond is an outage', async () => {
    proxy.stall();
    expect(await errorOf(query())).toEqual(outage);
    await proxy.restore();
    await query();
    proxy.stall();
    expect(await errorOf(query())).toEqual(outage);
  });

  test('a shutdown during a query is an outage', async () => {
    const holder = new Client(database.url);
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE users');
    try {
      const pending = errorOf(query());
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
    expect(await errorOf(query())).toEqual(outage);
  });
});

test('after an outage in a Prisma transaction, its connection is not used again', async () => {
  const failing = prisma.$transaction(async (client) => {
    await client.user.findMany();
    proxy.stall();
    await client.user.findMany();
  });
  expect(await errorOf(failing)).toEqual(outage);
  await proxy.restore();
  expect(pool.totalCount).toBe(0);
});

test('an error of the query itself is no outage', async () => {
  const errors = await Promise.all([
    errorOf(pool.query('SELECT nothing FROM nowhere')),
    errorOf(pool.query('SELECT 1 / 0')),
    errorOf(pool.query('SELECT $1::json', [{ cannot: 1n }])),
    errorOf(pool.query('INSERT INTO users (id) VALUES (gen_random_uuid())')),
    errorOf(prisma.user.findUnique({ where: { email: 'nul\u0000' } })),
    errorOf(prisma.user.findUniqueOrThrow({ where: { email: 'nobody@example.com' } })),
  ]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(DatabaseUnavailable);
  }
});

/** The error that a query throws when the server responds with a SQLSTATE. */
const errorOfState = (code: string) =>
  errorOf(markOutage(Promise.reject(Object.assign(new DatabaseError('', 0, 'error'), { code }))));

test.each(['08006', '28000', '28P01', '3D000', '53300', '57P01', '57P04', '58030', '25006'])(
  'SQLSTATE %s is an outage',
  async (code) => expect(await errorOfState(code)).toEqual(outage),
);

test.each(['22P02', '23505', '25P02', '40001', '42601', '57014', 'XX000'])(
  'SQLSTATE %s is no outage',
  async (code) => expect(await errorOfState(code)).toBeInstanceOf(DatabaseError),
);

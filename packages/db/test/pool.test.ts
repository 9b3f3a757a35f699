import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createPool, createPrisma, DEMO_ACCOUNTS, migrate, seed } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const database = emptyDatabase();

test('SQL and Prisma share one pool, which survives a broken connection', async () => {
  await migrate(database.url);
  await seed(database.url);
  const pool = createPool(database.url);
  const prisma = createPrisma(pool);
  expect(await prisma.user.count()).toBe(DEMO_ACCOUNTS.length);
  expect(pool.totalCount).toBe(1);
  await database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  );
  await expect.poll(() => pool.totalCount).toBe(0);
  expect(await prisma.user.count()).toBe(DEMO_ACCOUNTS.length);
  await prisma.$disconnect();
  await pool.end();
});

/** A message of PostgreSQL: type, length and body (PostgreSQL's documentation, Message Formats). */
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

test('a connection that the server closes while the pool hands it out does not end the process', async () => {
  const signedIn = message('R', Buffer.alloc(4));
  const ready = message('Z', Buffer.from('I'));
  const ended = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminated\0\0'));
  // `ready` and the error are in one packet, so the connection has ended before the code that awaits it continues.
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, ended])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pool = createPool(`postgres://user@127.0.0.1:${Object(server.address()).port}/app`);
  const client = await pool.connect();
  await expect(client.query('SELECT 1')).rejects.toThrow('not queryable');
  client.release(true);
  await pool.end();
  server.close();
});

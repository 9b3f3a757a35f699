import { expect, test } from 'vitest';
import { createPool, createPrisma, DEMO_ACCOUNTS, migrate, seed } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const database = emptyDatabase();

test('SQL and Prisma share one pool, which survives a line that breaks', async () => {
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

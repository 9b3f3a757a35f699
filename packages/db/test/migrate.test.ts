import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_ACCOUNTS, migrate, seed } from '../src/index.js';
import { emptyDatabase } from './support/empty-database.js';

const own = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const database = emptyDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(own, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

test('if four processes migrate at once, one applies the migrations', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(database.url)).toEqual([]);
});

test('a migration is recorded as Prisma records it, with its name and the SHA-256 of its bytes', async () => {
  const names = await migrate(database.url);
  const recorded = names.map(async (name) => ({
    migration_name: name,
    checksum: createHash('sha256')
      .update(await readFile(join(own, name, 'migration.sql')))
      .digest('hex'),
    finished_at: expect.any(Date),
    rolled_back_at: null,
    applied_steps_count: 1,
  }));
  expect(
    await database.query('SELECT * FROM _prisma_migrations ORDER BY migration_name'),
  ).toMatchObject(await Promise.all(recorded));
});

test('a later migration is applied to existing data', async () => {
  await migrate(database.url, folder);
  await seed(database.url);
  await addMigration('99990101000000_later', 'ALTER TABLE users ADD COLUMN nickname text');
  expect(await migrate(database.url, folder)).toEqual(['99990101000000_later']);
  expect(await database.query('SELECT nickname FROM users')).toHaveLength(DEMO_ACCOUNTS.length);
});

test('a migration that fails leaves no changes, and is named', async () => {
  await addMigration('99990101000000_bad', 'CREATE TABLE half (); SELECT 1/0');
  await expect(migrate(database.url, folder)).rejects.toThrow('99990101000000_bad failed');
  expect(
    await database.query(`SELECT to_regclass('half') AS half, to_regclass('users') AS users`),
  ).toEqual([{ half: null, users: 'users' }]);
});

test('a migration that was edited after it had been applied stops the start', async () => {
  const [name] = await migrate(database.url, folder);
  await appendFile(join(folder, String(name), 'migration.sql'), '\n-- edited\n');
  await expect(migrate(database.url, folder)).rejects.toThrow('was edited');
});

test('a migration that Prisma has not finished stops the start', async () => {
  await migrate(database.url);
  await database.query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(database.url)).rejects.toThrow('not finished');
});

test('a database that was migrated by a newer release stays as it is', async () => {
  await addMigration('99990101000000_newer', 'SELECT 1');
  await migrate(database.url, folder);
  expect(await migrate(database.url)).toEqual([]);
});

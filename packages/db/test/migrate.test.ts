import { createHash, randomBytes } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createPool,
  createPrisma,
  DEMO_ACCOUNTS,
  migrate,
  seed,
  withClient,
} from '../src/index.js';

const server = process.env['DATABASE_URL'] ?? '';
const own = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

let url: string;
let folder: string;

/** Runs one statement and answers its rows. */
async function query(text: string, at = url): Promise<Record<string, unknown>[]> {
  return (await withClient(at, (client) => client.query(text))).rows;
}

beforeEach(async () => {
  const database = new URL(server);
  database.pathname = `/four_oh_one_test_${randomBytes(6).toString('hex')}`;
  url = database.href;
  await query(`CREATE DATABASE ${database.pathname.slice(1)}`, server);
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(own, folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  await query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`, server);
});

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

function insertSession(values: string) {
  return query(
    `INSERT INTO sessions (id, user_id, generation, parent_generation, ended_at, end_reason,
       auth_time, idle_expires_at, expires_at)
     SELECT gen_random_uuid(), id, ${values}, now(), now(), now() FROM users LIMIT 1`,
  );
}

test('of four processes that migrate at once, one applies', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(url)).toEqual([]);
});

test('what is recorded is what Prisma records: the name and the SHA-256 of the bytes', async () => {
  const names = await migrate(url);
  const recorded = names.map(async (name) => ({
    migration_name: name,
    checksum: createHash('sha256')
      .update(await readFile(join(own, name, 'migration.sql')))
      .digest('hex'),
    finished_at: expect.any(Date),
    rolled_back_at: null,
    applied_steps_count: 1,
  }));
  expect(await query('SELECT * FROM _prisma_migrations ORDER BY migration_name')).toMatchObject(
    await Promise.all(recorded),
  );
});

test('a later migration is applied to the data that are there', async () => {
  await migrate(url, folder);
  await seed(url);
  await addMigration('99990101000000_later', 'ALTER TABLE users ADD COLUMN nickname text');
  expect(await migrate(url, folder)).toEqual(['99990101000000_later']);
  expect(await query('SELECT nickname FROM users')).toHaveLength(DEMO_ACCOUNTS.length);
});

test('a migration that fails leaves nothing behind, and says which it was', async () => {
  await addMigration('99990101000000_bad', 'CREATE TABLE half (); SELECT 1/0');
  await expect(migrate(url, folder)).rejects.toThrow('99990101000000_bad failed');
  expect(await query(`SELECT to_regclass('half') AS half, to_regclass('users') AS users`)).toEqual([
    { half: null, users: 'users' },
  ]);
});

test('a migration that was edited after it had been applied stops the start', async () => {
  const [name] = await migrate(url, folder);
  await appendFile(join(folder, String(name), 'migration.sql'), '\n-- edited\n');
  await expect(migrate(url, folder)).rejects.toThrow('was edited');
});

test('a migration that Prisma began and did not finish stops the start', async () => {
  await migrate(url);
  await query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(url)).rejects.toThrow('not finished');
});

test('a database that a newer release has migrated is left as it is', async () => {
  await addMigration('99990101000000_newer', 'SELECT 1');
  await migrate(url, folder);
  expect(await migrate(url)).toEqual([]);
});

test('the demo accounts are made once, and what became of them stays', async () => {
  await migrate(url);
  await Promise.all([seed(url), seed(url)]);
  await query(`UPDATE users SET name = 'Changed' WHERE email = 'user@example.com'`);
  await seed(url);
  expect(await query('SELECT email, name, role::text FROM users ORDER BY email')).toEqual([
    { email: 'admin@example.com', name: 'Ada Admin', role: 'admin' },
    { email: 'user@example.com', name: 'Changed', role: 'user' },
  ]);
});

test('passwords are kept as argon2id with 19 MiB and two passes', async () => {
  await migrate(url);
  await seed(url);
  const [row] = await query(
    `SELECT bool_and(password_hash ^@ '$argon2id$v=19$m=19456,t=2,p=1$') FROM users`,
  );
  expect(row).toEqual({ bool_and: true });
});

test('a session ends for a reason, and a generation comes after its parent', async () => {
  await migrate(url);
  await seed(url);
  await insertSession(`1, 0, now(), 'reused'`);
  await expect(insertSession('1, 0, now(), NULL')).rejects.toThrow('sessions_end_check');
  await expect(insertSession('1, 1, NULL, NULL')).rejects.toThrow('sessions_generation_check');
});

test('SQL and Prisma share one pool, which survives a line that breaks', async () => {
  await migrate(url);
  await seed(url);
  const pool = createPool(url);
  const prisma = createPrisma(pool);
  expect(await prisma.user.count()).toBe(DEMO_ACCOUNTS.length);
  expect(pool.totalCount).toBe(1);
  await query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  );
  await expect.poll(() => pool.totalCount).toBe(0);
  expect(await prisma.user.count()).toBe(DEMO_ACCOUNTS.length);
  await prisma.$disconnect();
  await pool.end();
});

import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { withClient } from './client.js';

const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** Prisma's own lock, so this runner and `prisma migrate` wait for each other. */
const LOCK = 72_707_369;

/** Prisma's own table, so this runner and `prisma migrate` see what the other has applied. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return {
        name,
        sql: bytes.toString(),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

/**
 * Applies the migrations that a database lacks, each in a transaction with the row that records it. Several processes may
 * call this at once: one applies the migrations, and the others wait.
 *
 * @param url a `postgres://` URL, direct to the server, since the lock belongs to a connection
 * @param folder the folder of Prisma's migrations
 * @returns the names of the migrations that were applied
 * @throws if a migration fails (its changes are rolled back), was started but not finished, or was edited after it had been
 *   applied
 */
export async function migrate(url: string, folder: string = MIGRATIONS): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return withClient(url, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await client.query(TABLE);
    const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.map((row) => [row.name, row]));
    const missing = migrations.filter((migration) => isMissing(migration, applied));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  });
}

function isMissing(
  { name, checksum }: Migration,
  applied: ReadonlyMap<string, { checksum: string; finished: boolean }>,
): boolean {
  const row = applied.get(name);
  if (row === undefined) return true;
  if (!row.finished) {
    throw new Error(`Migration ${name} was started but not finished: see prisma migrate resolve.`);
  }
  if (row.checksum !== checksum) {
    throw new Error(
      `Migration ${name} was edited after it had been applied: add a new one instead.`,
    );
  }
  return false;
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    // Closing the connection rolls the transaction back.
    throw new Error(`Migration ${name} failed.`, { cause });
  }
}

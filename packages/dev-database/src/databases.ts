import { randomBytes } from 'node:crypto';
import { migrate, seed, withClient } from '@repo/db';
import { type Client, DatabaseError } from 'pg';

const PREFIX = 'repo_test_';

/** Returns the `postgres://` URL of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function execute(url: string, statement: string): Promise<void> {
  await withClient(url, (client) => client.query(statement));
}

/** Returns the URL of the database `name`, which is created if necessary. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  try {
    await execute(serverUrl, `CREATE DATABASE ${name}`);
  } catch (error) {
    // 42P04: it exists; 23505: another process is creating it.
    const code = error instanceof DatabaseError ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw error;
  }
  return withDatabase(serverUrl, name);
}

/**
 * Creates a database with all migrations and the demo accounts, for one test or one run.
 *
 * @param serverUrl any database of the server; its user must be allowed to create databases
 */
export async function freshDatabase(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = PREFIX + randomBytes(6).toString('hex');
  const url = await ensureDatabase(serverUrl, name);
  await migrate(url);
  await seed(url);
  return { url, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Drops the databases of killed test runs. Only for a server without other users. */
export async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [PREFIX],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
}

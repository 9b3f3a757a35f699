import { randomBytes } from 'node:crypto';
import { migrate, seed, withClient } from '@repo/db';
import { type Client, DatabaseError, escapeIdentifier } from 'pg';

const PREFIX = 'repo_test_';

/** The end of a template's name. Nobody connects to a template, since PostgreSQL does not copy a database in use. */
const TEMPLATE = '_template';

interface NewDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

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
 * Creates a database for one run of tests, with all migrations and the demo accounts, and beside it the template from which
 * {@link freshDatabase} copies.
 *
 * @param serverUrl any database of the server; its user must be allowed to create databases
 */
export async function runDatabase(serverUrl: string): Promise<NewDatabase> {
  const name = newName();
  const template = await ensureDatabase(serverUrl, name + TEMPLATE);
  await migrate(template);
  await seed(template);
  const { url, drop } = await copyTemplate(serverUrl, name, name + TEMPLATE);
  return {
    url,
    async drop() {
      await drop();
      await dropDatabase(serverUrl, name + TEMPLATE);
    },
  };
}

/**
 * Creates a database for one test, with all migrations and the demo accounts: a copy, which is made sooner than the
 * migrations are applied.
 *
 * @param runUrl the run's own database, from {@link runDatabase}
 */
export async function freshDatabase(runUrl: string): Promise<NewDatabase> {
  const run = decodeURIComponent(new URL(runUrl).pathname.slice(1));
  try {
    return await copyTemplate(runUrl, newName(), run + TEMPLATE);
  } catch (error) {
    // 3D000: there is no such database.
    if (!(error instanceof DatabaseError) || error.code !== '3D000') throw error;
    const message = `The database ${run} has no template: run the tests through with-database --fresh, as npm test does.`;
    throw new Error(message, { cause: error });
  }
}

async function copyTemplate(
  serverUrl: string,
  name: string,
  template: string,
): Promise<NewDatabase> {
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${escapeIdentifier(template)}`);
  return { url: withDatabase(serverUrl, name), drop: () => dropDatabase(serverUrl, name) };
}

const newName = () => PREFIX + randomBytes(6).toString('hex');

const dropDatabase = (serverUrl: string, name: string) =>
  execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);

/** Drops the databases of killed test runs. Only for a server without other users. */
export async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [PREFIX],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
}

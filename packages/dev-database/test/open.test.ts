import { withClient } from '@repo/db';
import { SettingsError } from '@repo/settings';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../src/databases.js';
import { openDatabase } from '../src/open.js';

/** Creates an empty database for one test. */
async function emptyDatabase(server: string): Promise<string> {
  const { url, drop } = await freshDatabase(server);
  onTestFinished(drop);
  await withClient(url, (client) =>
    client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'),
  );
  return url;
}

async function hasUsers(url: string): Promise<boolean> {
  const question = `SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'users'`;
  return withClient(url, async (client) => (await client.query(question)).rowCount === 1);
}

/** Opens a database without users in this environment, and returns the users that it then has. */
async function usersWith(env: Readonly<Record<string, string>>): Promise<unknown[]> {
  const { url, drop } = await freshDatabase(process.env['DATABASE_URL'] ?? '');
  onTestFinished(drop);
  await withClient(url, (client) => client.query('DELETE FROM users'));
  const database = await openDatabase({ DATABASE_URL: url, ...env });
  await database.close();
  return withClient(url, async (client) => (await client.query('SELECT email FROM users')).rows);
}

test('demo accounts are created in development only', async () => {
  expect(await usersWith({ APP_ENV: 'development' })).toHaveLength(2);
  expect(await usersWith({ APP_ENV: 'development', SEED_DEMO: 'false' })).toEqual([]);
  // The default of APP_ENV is production, so accounts with a published password are never created by default.
  for (const env of [{ APP_ENV: 'production' }, {}]) {
    expect(await usersWith({ ...env, SMTP_URL: 'smtps://mail.example.com' })).toEqual([]);
  }
});

test('a wrong setting is reported before a database is opened', async () => {
  const env = {
    APP_ENV: 'development',
    SEED_DEMO: 'yes',
    DATABASE_URL: 'postgres://127.0.0.1:1/no',
  };
  const error = new SettingsError([{ name: 'SEED_DEMO', must: 'be true or false' }]);
  await expect(openDatabase(env)).rejects.toThrow(error);
});

test('a direct URL is never used with another database', async () => {
  const url = process.env['DATABASE_URL'] ?? '';
  const env = { APP_ENV: 'development', DATABASE_URL: url, DIRECT_DATABASE_URL: `${url}?direct` };
  const own = await openDatabase(env);
  await own.close();
  expect(own.settings).toEqual({ DATABASE_URL: url, DIRECT_DATABASE_URL: `${url}?direct` });

  const fresh = await openDatabase(env, { fresh: true });
  await fresh.close();
  expect(fresh.settings).toEqual({ DATABASE_URL: fresh.url, DIRECT_DATABASE_URL: '' });

  const alone = openDatabase({ APP_ENV: 'development', DIRECT_DATABASE_URL: url });
  await expect(alone).rejects.toThrow('DATABASE_URL must be set too');
});

test('migrations use the server behind the pooler', async () => {
  const server = process.env['DATABASE_URL'] ?? '';
  const [pooler, direct] = await Promise.all([emptyDatabase(server), emptyDatabase(server)]);
  const env = { APP_ENV: 'development', DATABASE_URL: pooler, DIRECT_DATABASE_URL: direct };
  await (await openDatabase(env)).close();
  expect(await hasUsers(direct)).toBe(true);
  expect(await hasUsers(pooler)).toBe(false);
});

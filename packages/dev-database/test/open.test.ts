import { withClient } from '@repo/db';
import { SettingsError } from '@repo/settings';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '../src/databases.js';
import { openDatabase } from '../src/open.js';

/** The users of a database that was empty when `openDatabase` got it. */
async function usersWith(env: Readonly<Record<string, string>>): Promise<unknown[]> {
  const { url, drop } = await freshDatabase(process.env['DATABASE_URL'] ?? '');
  onTestFinished(drop);
  await withClient(url, (client) => client.query('DELETE FROM users'));
  const database = await openDatabase({ DATABASE_URL: url, ...env });
  await database.close();
  return withClient(url, async (client) => (await client.query('SELECT email FROM users')).rows);
}

test('demo accounts are made in development only', async () => {
  expect(await usersWith({ APP_ENV: 'development' })).toHaveLength(2);
  expect(await usersWith({ APP_ENV: 'development', SEED_DEMO: 'false' })).toEqual([]);
  // Unset, APP_ENV is production: nobody gets accounts with a published password by saying nothing.
  for (const env of [{ APP_ENV: 'production' }, {}]) {
    expect(await usersWith({ ...env, SMTP_URL: 'smtp://mail.example.com' })).toEqual([]);
  }
});

test('a setting that is wrong is named, before any database is touched', async () => {
  const env = {
    APP_ENV: 'development',
    SEED_DEMO: 'yes',
    DATABASE_URL: 'postgres://127.0.0.1:1/no',
  };
  const error = new SettingsError([{ name: 'SEED_DEMO', must: 'be true or false' }]);
  await expect(openDatabase(env)).rejects.toThrow(error);
});

import { join } from 'node:path';
import { databaseFault, migrate, seed } from '@repo/db';
import { readSettings, repositoryRoot } from '@repo/settings';
import { ensureDatabase, freshDatabase } from './databases.js';
import { openServer, type Server } from './server.js';

/** A database that is ready: migrated, and seeded where the settings say so. */
export interface Database {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The server of `DATABASE_URL`, or the embedded one. */
async function openAnyServer(given: string | undefined): Promise<Server> {
  if (given) return { url: given, close: async () => {} };
  return openServer(join(repositoryRoot(), '.data', 'postgres'));
}

/**
 * Opens the database that the environment names, the embedded one by default.
 *
 * @param env `DATABASE_URL` and the settings are read
 * @param fresh an empty database for this use, with the demo accounts, dropped when it ends
 * @throws {SettingsError} when a setting is wrong, before anything is opened
 */
export async function openDatabase(
  env: Readonly<Record<string, string | undefined>>,
  { fresh = false } = {},
): Promise<Database> {
  const { SEED_DEMO } = readSettings({}, env);
  const server = await openAnyServer(env['DATABASE_URL']);
  try {
    if (fresh) {
      const database = await freshDatabase(server.url);
      const close = async () => {
        await database.drop();
        await server.close();
      };
      return { url: database.url, close };
    }
    const url = env['DATABASE_URL'] ? server.url : await ensureDatabase(server.url, 'app');
    await migrate(url);
    if (SEED_DEMO) await seed(url);
    return { url, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

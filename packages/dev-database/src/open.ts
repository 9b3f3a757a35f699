import { join } from 'node:path';
import { databaseFault, migrate, seed } from '@repo/db';
import { databaseUrl, dataFolder, readSettings, SettingsError } from '@repo/settings';
import { ensureDatabase, freshDatabase } from './databases.js';
import { type KeptServer, keepServer } from './kept-server.js';

const own = { DATABASE_URL: databaseUrl().optional() };

/** A database that is ready: migrated, and seeded where the settings say so. */
export interface Database {
  readonly url: string;
  /** Rejects when an embedded server is gone, and does not come back; never resolves. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

interface Options {
  /** An empty database for this use, with the demo accounts, dropped when it ends. */
  readonly fresh?: boolean;
  /** Is told when an embedded server had to be started again. */
  readonly report?: (text: string) => void;
}

/** The server of `DATABASE_URL`, which has to be one that can be used, or the embedded one. */
async function openAnyServer(
  given: string | undefined,
  report: (text: string) => void,
): Promise<KeptServer> {
  if (given === undefined) return keepServer(join(dataFolder(), 'postgres'), report);
  const must = await databaseFault(given);
  if (must !== undefined) throw new SettingsError([{ name: 'DATABASE_URL', must }]);
  return { url: given, failed: new Promise(() => {}), close: async () => {} };
}

/**
 * Opens the database that the environment names, the embedded one by default.
 *
 * @param env `DATABASE_URL` and the settings are read
 * @throws {SettingsError} when a setting is wrong: before anything is opened, but for a database that cannot be used
 */
export async function openDatabase(
  env: Readonly<Record<string, string | undefined>>,
  { fresh = false, report = () => {} }: Options = {},
): Promise<Database> {
  const { SEED_DEMO, DATABASE_URL } = readSettings(own, env);
  const server = await openAnyServer(DATABASE_URL, report);
  const { failed } = server;
  try {
    if (fresh) {
      const database = await freshDatabase(server.url);
      const close = async () => {
        await database.drop();
        await server.close();
      };
      return { url: database.url, failed, close };
    }
    const url = DATABASE_URL ?? (await ensureDatabase(server.url, 'app'));
    await migrate(url);
    if (SEED_DEMO) await seed(url);
    return { url, failed, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

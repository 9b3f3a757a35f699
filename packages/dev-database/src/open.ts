import { join } from 'node:path';
import { migrate, seed } from '@repo/db';
import { readSettings, repositoryRoot, SettingsError } from '@repo/settings';
import { ensureDatabase, freshDatabase } from './databases.js';
import { openServer } from './server.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which database to use: both always, so that the direct URL of one never goes with another. Empty counts as unset. */
interface DatabaseSettings {
  readonly DATABASE_URL: string;
  readonly DIRECT_DATABASE_URL: string;
}

/** A database that is ready: migrated, and seeded where the settings say so. */
export interface Database {
  readonly url: string;
  /** For the environment of whatever uses it. */
  readonly settings: DatabaseSettings;
  readonly close: () => Promise<void>;
}

/** A server, and the database on it that is used unless a fresh one is asked for. */
interface OpenServer {
  readonly url: string;
  /** Past the pooler, where `url` is one. */
  readonly directUrl: string;
  readonly close: () => Promise<void>;
}

/** The server of `DATABASE_URL`, or the embedded one. */
async function openAnyServer(env: Environment): Promise<OpenServer> {
  const { DATABASE_URL: url, DIRECT_DATABASE_URL: direct } = env;
  if (url) return { url, directUrl: direct || url, close: async () => {} };
  if (direct) {
    throw new SettingsError([
      { name: 'DATABASE_URL', must: 'be set too when DIRECT_DATABASE_URL is' },
    ]);
  }
  const server = await openServer(join(repositoryRoot(), '.data', 'postgres'));
  try {
    const own = await ensureDatabase(server.url, 'app');
    return { url: own, directUrl: own, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Opens the database that the environment names, the embedded one by default.
 *
 * @param env `DATABASE_URL`, `DIRECT_DATABASE_URL` and the settings are read
 * @param fresh an empty database for this use, with the demo accounts, dropped when it ends
 * @throws {SettingsError} when a setting is wrong, before anything is opened
 */
export async function openDatabase(env: Environment, { fresh = false } = {}): Promise<Database> {
  const { SEED_DEMO } = readSettings({}, env);
  const { url, directUrl, close } = await openAnyServer(env);
  try {
    if (fresh) {
      const { url: freshUrl, drop } = await freshDatabase(directUrl);
      return {
        url: freshUrl,
        settings: { DATABASE_URL: freshUrl, DIRECT_DATABASE_URL: '' },
        close: async () => {
          await drop();
          await close();
        },
      };
    }
    await migrate(directUrl);
    if (SEED_DEMO) await seed(directUrl);
    const settings = {
      DATABASE_URL: url,
      DIRECT_DATABASE_URL: directUrl === url ? '' : directUrl,
    };
    return { url, settings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

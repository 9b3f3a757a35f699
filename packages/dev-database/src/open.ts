import { join } from 'node:path';
import { databaseFault, migrate, seed } from '@repo/db';
import { databaseUrl, dataFolder, readSettings, SettingsError } from '@repo/settings';
import { ensureDatabase, freshDatabase } from './databases.js';
import { keepServer } from './kept-server.js';

type Environment = Readonly<Record<string, string | undefined>>;

const own = {
  DATABASE_URL: databaseUrl().optional(),
  DIRECT_DATABASE_URL: databaseUrl().optional(),
};

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

/** A server, and the database on it that is used unless a fresh one is asked for. */
interface OpenServer extends Omit<Database, 'settings'> {
  /** Past the pooler, where `url` is one. */
  readonly directUrl: string;
}

async function requireUsable(name: keyof DatabaseSettings, url: string): Promise<void> {
  const must = await databaseFault(url);
  if (must !== undefined) throw new SettingsError([{ name, must }]);
}

/** The server of `DATABASE_URL`, which has to be one that can be used. */
async function openGivenServer(url: string, direct: string | undefined): Promise<OpenServer> {
  await requireUsable('DATABASE_URL', url);
  if (direct !== undefined) await requireUsable('DIRECT_DATABASE_URL', direct);
  const failed = new Promise<never>(() => {});
  return { url, directUrl: direct ?? url, failed, close: async () => {} };
}

async function openEmbeddedServer(report: (text: string) => void): Promise<OpenServer> {
  const server = await keepServer(join(dataFolder(), 'postgres'), report);
  try {
    const url = await ensureDatabase(server.url, 'app');
    return { ...server, url, directUrl: url };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/**
 * Opens the database that the environment names, the embedded one by default.
 *
 * @param env `DATABASE_URL`, `DIRECT_DATABASE_URL` and the settings are read
 * @throws {SettingsError} when a setting is wrong: before anything is opened, but for a database that cannot be used
 */
export async function openDatabase(
  env: Environment,
  { fresh = false, report = () => {} }: Options = {},
): Promise<Database> {
  const { SEED_DEMO, DATABASE_URL, DIRECT_DATABASE_URL } = readSettings(own, env);
  if (DATABASE_URL === undefined && DIRECT_DATABASE_URL !== undefined) {
    const must = 'be set too when DIRECT_DATABASE_URL is';
    throw new SettingsError([{ name: 'DATABASE_URL', must }]);
  }
  const { url, directUrl, failed, close } =
    DATABASE_URL === undefined
      ? await openEmbeddedServer(report)
      : await openGivenServer(DATABASE_URL, DIRECT_DATABASE_URL);
  try {
    if (fresh) {
      const { url: freshUrl, drop } = await freshDatabase(directUrl);
      return {
        url: freshUrl,
        settings: { DATABASE_URL: freshUrl, DIRECT_DATABASE_URL: '' },
        failed,
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
    return { url, settings, failed, close };
  } catch (error) {
    await close();
    throw error;
  }
}

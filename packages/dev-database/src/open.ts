import { join } from 'node:path';
import { databaseFault, migrate, seed } from '@repo/db';
import { databaseUrl, dataFolder, readSettings, SettingsError } from '@repo/settings';
import { ensureDatabase, runDatabase } from './databases.js';
import { keepServer } from './kept-server.js';

type Environment = Readonly<Record<string, string | undefined>>;

const own = {
  DATABASE_URL: databaseUrl().optional(),
  DIRECT_DATABASE_URL: databaseUrl().optional(),
};

/**
 * The settings of a database. Both are always set, because a setting that is left out could come from the environment,
 * and name another database. An empty setting counts as unset.
 */
interface DatabaseSettings {
  readonly DATABASE_URL: string;
  readonly DIRECT_DATABASE_URL: string;
}

/** A database that is ready: migrated, and seeded if `SEED_DEMO` is on. */
export interface Database {
  readonly url: string;
  /** For the environment of the processes that use it. */
  readonly settings: DatabaseSettings;
  /** Rejects when an embedded server is lost and cannot be restarted; never resolves. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

interface Options {
  /** True for a new database with the demo accounts, which is dropped at the end. */
  readonly fresh?: boolean;
  /** Gets a line when an embedded server is restarted. */
  readonly report?: (text: string) => void;
}

/** A server with its default database. */
interface OpenServer extends Omit<Database, 'settings'> {
  /** URL of the server behind the pooler, if one is set; otherwise equal to `url`. */
  readonly directUrl: string;
}

async function requireUsable(name: keyof DatabaseSettings, url: string): Promise<void> {
  const must = await databaseFault(url);
  if (must !== undefined) throw new SettingsError([{ name, must }]);
}

/** Opens the server of `DATABASE_URL`, and throws if it cannot be used. */
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
 * Opens the database that `DATABASE_URL` names, or the embedded one.
 *
 * @param env the environment, with the settings
 * @throws {SettingsError} if a setting is wrong, before anything is opened, or if the database cannot be used
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
      const { url: freshUrl, drop } = await runDatabase(directUrl);
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

import { databaseFault, migrate, seed } from '@repo/db';
import { appEnv, databaseUrl, flag, readSome, SettingsError } from '@repo/settings';

/** The settings of the API that this step reads. */
const shape = {
  APP_ENV: appEnv,
  DATABASE_URL: databaseUrl(),
  DIRECT_DATABASE_URL: databaseUrl().optional(),
  SEED_DEMO: flag().optional(),
};

// Runs before the API of a release starts: applies the migrations, and creates the demo accounts if they are enabled.
try {
  const read = readSome(shape, process.env);
  const { APP_ENV, DATABASE_URL, DIRECT_DATABASE_URL = DATABASE_URL, SEED_DEMO } = read;
  const must = await databaseFault(DIRECT_DATABASE_URL);
  if (must !== undefined) {
    const name = read.DIRECT_DATABASE_URL === undefined ? 'DATABASE_URL' : 'DIRECT_DATABASE_URL';
    throw new SettingsError([{ name, must }]);
  }
  const applied = await migrate(DIRECT_DATABASE_URL);
  process.stdout.write(`Migrations applied: ${applied.join(', ') || 'none, all are up to date'}\n`);
  if (SEED_DEMO ?? APP_ENV === 'development') await seed(DIRECT_DATABASE_URL);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { migrate, seed } from '@repo/db';
import { SettingsError } from '@repo/settings';
import { readApiSettings } from './settings.js';

// The step before the API of a release starts: applies the migrations, and makes the demo accounts where they are wanted.
try {
  const { DATABASE_URL, SEED_DEMO } = readApiSettings(process.env);
  const applied = await migrate(DATABASE_URL);
  process.stdout.write(`Migrations applied: ${applied.join(', ') || 'none, all were there'}\n`);
  if (SEED_DEMO) await seed(DATABASE_URL);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

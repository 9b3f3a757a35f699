import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { repositoryRoot } from '@repo/settings';

/** The environment of development: what the shell says, then the clone's `.env`, and `APP_ENV=development`. */
export function developmentEnvironment(): NodeJS.ProcessEnv {
  const file = join(repositoryRoot(), '.env');
  if (existsSync(file)) loadEnvFile(file);
  return { APP_ENV: 'development', ...process.env };
}

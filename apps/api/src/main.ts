import { SettingsError } from '@repo/settings';

import { createApp } from './app.js';
import { createLog } from './log.js';
import { readApiSettings, type Settings } from './settings.js';

async function start(settings: Settings): Promise<void> {
  const log = createLog(settings.LOG_LEVEL);
  const app = await createApp(settings, log);
  const host = settings.API_HOST ?? (settings.APP_ENV === 'development' ? 'localhost' : '0.0.0.0');
  await app.listen(settings.API_PORT, host);
}

try {
  await start(readApiSettings(process.env));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

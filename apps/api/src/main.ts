import { listenAddresses, listenAlso } from '@repo/http-edge';
import { SettingsError } from '@repo/settings';
import { createApp } from './app.js';
import { developmentModules } from './development.js';
import { createLog } from './log.js';
import { readApiSettings, type Settings } from './settings.js';

/** Time limit of a shutdown, in milliseconds. */
const SHUTDOWN_TIMEOUT = 10_000;

async function start(settings: Settings): Promise<void> {
  const log = createLog(settings.LOG_LEVEL);
  const app = await createApp(settings, log, await developmentModules(settings));
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.warn('stopped before all requests were finished');
      process.exit(1);
    }, SHUTDOWN_TIMEOUT).unref();
    app.close().then(
      () => log.info('stopped'),
      (error: unknown) => {
        log.error({ err: error }, 'not stopped cleanly');
        process.exitCode = 1;
      },
    );
  };
  // The handlers run only once, so a second signal ends the process immediately.
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const development = settings.APP_ENV === 'development';
  const [address, ...others] = listenAddresses(settings.API_HOST, { development });
  await app.listen(settings.API_PORT, address);
  for (const other of others) await listenAlso(app.getHttpServer(), other);
}

try {
  await start(readApiSettings(process.env));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { createWriteStream, openSync } from 'node:fs';
import { join } from 'node:path';
import { developmentEnvironment, openDatabase } from '@repo/dev-database';
import { dataFolder, readAllSettings } from '@repo/settings';
import { onPort, requirePort } from './ports.js';
import { aborted, runScope, type Scope } from './scope.js';
import { requireRunning, type ServerProcess, StartError } from './server-process.js';
import { startApi, startWeb } from './servers.js';
import { welcome } from './welcome.js';

/**
 * Starts a server that logs to a new file in `.data`. If the server does not start, the error has the last lines of the
 * log and its path.
 */
async function withLog(
  name: string,
  begin: (onOutput: (text: string) => void) => Promise<ServerProcess>,
): Promise<ServerProcess> {
  const path = join(dataFolder(), `${name}.log`);
  // Opened here, so that the start fails if the file is not writable.
  const file = createWriteStream(path, { fd: openSync(path, 'w') });
  try {
    return await begin((text) => void file.write(text));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new Error(`${error.message.trimEnd()}\nThe full log is in ${path}.`, { cause: error });
  }
}

async function start({ signal, defer }: Scope): Promise<void> {
  const env = developmentEnvironment();
  const settings = readAllSettings(env);
  await requirePort('API_PORT', settings.API_PORT);
  await requirePort('WEB_PORT', settings.WEB_PORT);

  const database = await openDatabase(env, { report: (text) => void process.stdout.write(text) });
  defer(() => database.close());

  const common = { env: { ...env, ...database.settings }, signal };
  const api = withLog('api', (onOutput) =>
    startApi({ ...common, port: settings.API_PORT, onOutput }),
  );
  const web = withLog('web', (onOutput) =>
    startWeb({ ...common, port: settings.WEB_PORT, onOutput }),
  );
  const starting = [
    onPort('API_PORT', settings.API_PORT, api),
    onPort('WEB_PORT', settings.WEB_PORT, web),
  ];
  defer(async () => {
    await Promise.allSettled(starting.map(async (server) => (await server).ended));
  });
  const servers = await Promise.race([Promise.all(starting), database.failed]);

  process.stdout.write(welcome(settings));
  await Promise.race([aborted(signal), database.failed, ...servers.map(({ ended }) => ended)]);
  if (!signal.aborted) servers.forEach(requireRunning);
}

process.exitCode = await runScope(start);

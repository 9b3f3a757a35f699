import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { developmentEnvironment, openDatabase } from '@repo/dev-database';
import { readSettings, repositoryRoot } from '@repo/settings';
import { onPort, requirePort } from './ports.js';
import { aborted, runScope, type Scope } from './scope.js';
import { startApi, startWeb } from './servers.js';
import { welcome } from './welcome.js';

/** Where the log of a server goes, anew at each start. */
function logFile(name: string): (text: string) => void {
  const folder = join(repositoryRoot(), '.data');
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, `${name}.log`));
  return (text) => void file.write(text);
}

async function start({ signal, defer }: Scope): Promise<void> {
  const env = developmentEnvironment();
  const settings = readSettings({}, env);
  await requirePort('API_PORT', settings.API_PORT);
  await requirePort('WEB_PORT', settings.WEB_PORT);

  const database = await openDatabase(env);
  defer(() => database.close());

  const common = { env: { ...env, DATABASE_URL: database.url }, signal };
  const api = startApi({ ...common, port: settings.API_PORT, onOutput: logFile('api') });
  const web = startWeb({ ...common, port: settings.WEB_PORT, onOutput: logFile('web') });
  const starting = [
    onPort('API_PORT', settings.API_PORT, api),
    onPort('WEB_PORT', settings.WEB_PORT, web),
  ];
  defer(async () => {
    await Promise.allSettled(starting.map(async (server) => (await server).ended));
  });
  const servers = await Promise.all(starting);

  process.stdout.write(welcome(settings));
  await Promise.race([aborted(signal), ...servers.map((server) => server.ended)]);
  for (const { process: child, logs } of servers) {
    if (child.exitCode !== null && !signal.aborted) {
      throw new Error(`A server has ended by itself. Its last words:\n${logs().slice(-2000)}`);
    }
  }
}

process.exitCode = await runScope(start);

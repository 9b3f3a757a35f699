import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { developmentEnvironment, openDatabase } from '@repo/dev-database';
import { readAllSettings, repositoryRoot } from '@repo/settings';
import { writeClient } from './client.js';
import { watchSources } from './compiler.js';
import { linePrinter } from './output.js';
import { requirePort } from './ports.js';
import { readableLog } from './readable.js';
import { keepRunning } from './restart.js';
import { aborted, runScope, type Scope } from './scope.js';
import { requireRunning } from './server-process.js';
import { startApi, startWebInDevelopment } from './servers.js';
import { welcome } from './welcome.js';
import { readWorkspace, withDependencies } from './workspace.js';

/** Returns the folders of these packages and their dependencies that tsc compiles. Next.js compiles the web app. */
function compiledFolders(root: string, ...names: string[]): string[] {
  return withDependencies(readWorkspace(root), names)
    .filter(({ name }) => name !== '@repo/web')
    .map(({ folder }) => folder)
    .filter((folder) => existsSync(join(folder, 'tsconfig.build.json')));
}

async function dev({ signal, defer }: Scope): Promise<void> {
  const root = repositoryRoot();
  const env = developmentEnvironment();
  const settings = readAllSettings(env);
  await requirePort('API_PORT', settings.API_PORT);
  await requirePort('WEB_PORT', settings.WEB_PORT);

  const database = await openDatabase(env, { report: linePrinter('database') });
  defer(() => database.close());

  const compilers = compiledFolders(root, '@repo/api', '@repo/web').map((folder) =>
    watchSources(folder, signal, linePrinter('types')),
  );
  await Promise.all(compilers.map(({ ready }) => ready));
  const compilerEnded = compilers.map(async ({ folder, ended }): Promise<never> => {
    await ended;
    throw new Error(`The compiler of ${folder} has ended unexpectedly.`);
  });

  const common = { env: { ...env, ...database.settings }, signal };
  const readable = readableLog(process.stdout.isTTY);
  const reportApi = linePrinter('api', readable);
  const reportClient = linePrinter('client');
  // One write after the other: if two ran at once, the older could finish last.
  let written = Promise.resolve();
  const api = keepRunning(
    () => {
      written = written.then(() => writeClient(join(root, 'apps/api'), reportClient));
      return startApi({ ...common, port: settings.API_PORT, onOutput: reportApi });
    },
    compiledFolders(root, '@repo/api').map((folder) => join(folder, 'dist')),
    signal,
    reportApi,
  );
  const web = startWebInDevelopment({
    ...common,
    port: settings.WEB_PORT,
    onOutput: linePrinter('web', readable),
  });
  defer(async () => {
    await Promise.allSettled([api, web.then(({ ended }) => ended)]);
  });
  const failures = [database.failed, ...compilerEnded];
  const webServer = await Promise.race([web, ...failures]);
  process.stdout.write(welcome(settings));
  await Promise.race([aborted(signal), api, webServer.ended, ...failures]);
  if (!signal.aborted) requireRunning(webServer);
}

process.exitCode = await runScope(dev);

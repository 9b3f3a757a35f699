import { join } from 'node:path';
import { developmentEnvironment, openDatabase } from '@repo/dev-database';
import { readSettings, repositoryRoot } from '@repo/settings';
import { watchSources } from './compiler.js';
import { linesOf } from './output.js';
import { requirePort } from './ports.js';
import { keepRunning } from './restart.js';
import { aborted, runScope, type Scope } from './scope.js';
import { requireRunning } from './server-process.js';
import { startApi, startWebInDevelopment } from './servers.js';
import { welcome } from './welcome.js';

/** What API and web are made of; Next.js compiles the web app itself and sees these packages change. */
const PACKAGES = ['packages/errors', 'packages/settings', 'packages/db'];
const API = 'apps/api';

async function dev({ signal, defer }: Scope): Promise<void> {
  const root = repositoryRoot();
  const env = developmentEnvironment();
  const settings = readSettings({}, env);
  await requirePort('API_PORT', settings.API_PORT);
  await requirePort('WEB_PORT', settings.WEB_PORT);

  const database = await openDatabase(env);
  defer(() => database.close());

  const sources = [...PACKAGES, API].map((folder) => join(root, folder));
  await Promise.all(sources.map((folder) => watchSources(folder, signal, linesOf('types'))));

  const common = { env: { ...env, ...database.settings }, signal };
  const reportApi = linesOf('api');
  const api = keepRunning(
    () => startApi({ ...common, port: settings.API_PORT, onOutput: reportApi }),
    sources.map((folder) => join(folder, 'dist')),
    signal,
    reportApi,
  );
  const web = startWebInDevelopment({
    ...common,
    port: settings.WEB_PORT,
    onOutput: linesOf('web'),
  });
  defer(async () => {
    await Promise.allSettled([api, web.then(({ ended }) => ended)]);
  });
  const webServer = await web;
  process.stdout.write(welcome(settings));
  await Promise.race([aborted(signal), api, webServer.ended]);
  if (!signal.aborted) requireRunning(webServer);
}

process.exitCode = await runScope(dev);

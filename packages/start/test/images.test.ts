import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withClient } from '@repo/db';
import { freePort } from '@repo/dev-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerOptions, type ServerProcess, startServer } from '../src/server-process.js';
import { makeImage } from './image.js';

// Runs the programs of `docker compose up` without Docker. Their folders are outside of the clone, and hold the files of the images.
const clone = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);
const serverUrl = process.env['DATABASE_URL'] ?? '';
const database = `repo_test_${randomBytes(6).toString('hex')}`;

let folder: string;
const running: ServerProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${database}`));
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  await withClient(serverUrl, (client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`));
  await rm(folder, { recursive: true });
});

async function start(options: ServerOptions): Promise<void> {
  running.push(await startServer(options));
}

test(
  'the API and the web app run with the files of their images',
  { timeout: 300_000 },
  async () => {
    const [apiFolder, webFolder] = [join(folder, 'api'), join(folder, 'web')];
    const api = await makeImage(clone, 'apps/api/Dockerfile', apiFolder);
    const web = await makeImage(clone, 'apps/web/Dockerfile', webFolder);

    const [apiPort, webPort] = [await freePort(), await freePort()];
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    const settings = {
      PATH: process.env['PATH'],
      APP_ENV: 'development',
      API_PORT: String(apiPort),
      WEB_PORT: String(webPort),
    };
    const apiEnv = { ...settings, ...api.env, DATABASE_URL: url.href };

    const migrate = ['apps/api/dist/migrate.js'];
    await run(process.execPath, migrate, { cwd: apiFolder, env: apiEnv });
    await start({
      name: 'The API',
      folder: apiFolder,
      script: api.program,
      url: `http://localhost:${apiPort}`,
      readyPath: '/health/ready',
      env: apiEnv,
    });
    await start({
      name: 'The web app',
      folder: webFolder,
      script: web.program,
      url: `http://localhost:${webPort}`,
      readyPath: '/errors',
      env: { ...settings, ...web.env },
    });

    const check = await run(process.execPath, [join(clone, 'scripts/check-running.js')], {
      env: settings,
    });
    expect(check.stdout).toContain('/account: 200');
  },
);

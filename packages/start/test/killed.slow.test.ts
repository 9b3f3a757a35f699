import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@repo/dev-database';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildCache, checkOut, removeCheckout } from '@repo/checkout';
import { familyOf, living, postmasterOf } from './support/processes.js';
import { Started } from './support/started.js';

// Runs `kill -9` on each process of `npm start` and `npm run dev`. So each command but the first starts after a kill.
const PATIENCE = { timeout: 120_000, interval: 200 };
const LONG = 600_000;

const NPM = /^npm /;
const STARTER = /^node .*start\/run\.js/;
const API = /dist\/main\.js/;
// Next.js gives its process a title of its own.
const WEB = /next-server|(apps\/web\/start|server\/dev)\.js/;
const COMPILER = /bin\/tsc/;
const TASK = /bin\/tsc|next build/;

let folder: string;
let env: NodeJS.ProcessEnv;
let web: string;
let api: string;
let started: Started | undefined;

beforeAll(async () => {
  folder = checkOut();
  const [apiPort, webPort] = [await freePort(), await freePort()];
  api = `http://localhost:${apiPort}`;
  web = `http://localhost:${webPort}`;
  env = { ...process.env, API_PORT: String(apiPort), WEB_PORT: String(webPort) };
  // With the cache of this repository, Turborepo does not repeat a build of the same files.
  env['TURBO_CACHE_DIR'] = buildCache();
  for (const name of ['DATABASE_URL', 'APP_ENV', 'NODE_ENV', 'VITEST']) delete env[name];
}, LONG);

afterEach(async () => {
  if (started?.process.exitCode === null && started.process.signalCode === null)
    await started.interrupt();
}, LONG);

afterAll(() => removeCheckout(folder));

function npm(args: readonly string[], more: NodeJS.ProcessEnv = {}): Started {
  started = new Started('npm', args, { cwd: folder, env: { ...env, ...more } });
  return started;
}

/** Returns the command's processes. */
const family = ({ process: { pid = 0 } }: Started) => familyOf(pid);

/** Returns the command's processes, including PostgreSQL's. */
function pidsOf(command: Started): number[] {
  return [...family(command).map(({ pid }) => pid), postmasterOf(folder) ?? []].flat();
}

/** Kills the first of the command's processes that matches. */
function kill(command: Started, kind: RegExp): void {
  const found = family(command).find((one) => kind.test(one.command));
  expect(found, String(kind)).toBeDefined();
  process.kill(found?.pid ?? 0, 'SIGKILL');
}

/** Waits until these processes and PostgreSQL have ended. A failure shows the remaining ones. */
async function expectEnd(pids: readonly number[]): Promise<void> {
  await expect.poll(() => living(pids), PATIENCE).toEqual([]);
  await expect.poll(() => postmasterOf(folder), PATIENCE).toBeUndefined();
}

const isReady = async () => (await fetch(`${api}/health/ready`).catch(() => undefined))?.status;

for (const [args, kinds] of [
  [['start'], [API, WEB]],
  [
    ['run', 'dev'],
    [WEB, COMPILER],
  ],
] as const) {
  const name = `npm ${args.join(' ')}`;

  test.each([NPM, STARTER, ...kinds])(
    `${name}: after kill -9 of %s no process is left`,
    async (kind) => {
      const command = npm(args);
      await command.ready();
      const pids = pidsOf(command);
      kill(command, kind);
      await command.closed;
      await expectEnd(pids);
      // The command names the part that has ended, unless the command itself or the npm above it was killed.
      const isPart = kinds.some((part) => part === kind);
      expect(command.output.includes('has ended unexpectedly')).toBe(isPart);
    },
    LONG,
  );

  test(
    `${name}: after kill -9 of PostgreSQL it is restarted, and everything works again`,
    async () => {
      const command = npm(args);
      await command.ready();
      process.kill(postmasterOf(folder) ?? 0, 'SIGKILL');
      await command.says('PostgreSQL is running again.');
      await expect.poll(isReady, PATIENCE).toBe(200);
      expect((await fetch(web)).status).toBe(200);
      const pids = pidsOf(command);
      await command.interrupt();
      await expectEnd(pids);
    },
    LONG,
  );
}

test(
  'npm run dev: an API that was killed is named, and restarts with the next change',
  async () => {
    const command = npm(['run', 'dev']);
    await command.ready();
    // `dev` does not wait for the API. An API that is killed before it is ready is reported differently.
    await expect.poll(isReady, PATIENCE).toBe(200);
    kill(command, API);
    await command.says('The API has ended with SIGKILL.');
    writeFileSync(join(folder, 'apps/api/dist/change.js'), '');
    await expect.poll(isReady, PATIENCE).toBe(200);
  },
  LONG,
);

test.each([NPM, STARTER, /turbo\.js/, /bin\/turbo run build/])(
  'kill -9 of %s during a build leaves no process, and the next start builds',
  async (kind) => {
    const command = npm(['start'], { TURBO_FORCE: 'true' });
    const isBuilding = () => family(command).some((one) => TASK.test(one.command));
    await expect.poll(isBuilding, PATIENCE).toBe(true);
    const pids = pidsOf(command);
    kill(command, kind);
    await command.closed;
    await expectEnd(pids);
  },
  LONG,
);

test(
  'npm start works after all these kills',
  async () => {
    await npm(['start']).ready();
    expect((await fetch(web)).status).toBe(200);
  },
  LONG,
);

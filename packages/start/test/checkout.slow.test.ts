import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@repo/dev-database';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildCache, checkOut, commit, git, removeCheckout } from '@repo/checkout';
import { Started } from './support/started.js';

// Runs `npm run dev` and `npm start` as after cloning the repository and installing its packages.
const PATIENCE = { timeout: 120_000, interval: 200 };
const LONG = 600_000;

let folder: string;
let env: NodeJS.ProcessEnv;
let api: string;
let web: string;
let running: Started | undefined;

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
  if (running?.process.exitCode === null) await running.interrupt();
}, LONG);

afterAll(() => removeCheckout(folder));

function npm(...args: string[]): Started {
  running = new Started('npm', args, { cwd: folder, env });
  return running;
}

/** Changes a file of the checkout. */
function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed, `the change of ${file}`).not.toBe(text);
  writeFileSync(path, changed);
}

async function statusOf(path: string): Promise<number> {
  return (await fetch(`${web}${path}`)).status;
}

/** Reads the version in the API's document; undefined while the API restarts. */
async function version(): Promise<string | undefined> {
  try {
    const response = await fetch(`${api}/openapi.json`);
    const document: { info: { version: string } } = JSON.parse(await response.text());
    return document.info.version;
  } catch {
    return undefined;
  }
}

const DOCUMENT = 'apps/api/src/openapi/document.ts';
const NEW_PACKAGE = 'packages/greeting';

/** Adds a package to the checkout. No manifest names it but its own and the API's. */
function addPackage(): void {
  const own = join(folder, NEW_PACKAGE);
  mkdirSync(join(own, 'src'), { recursive: true });
  const manifest = {
    name: '@repo/greeting',
    version: '0.0.0',
    private: true,
    type: 'module',
    exports: { '.': './dist/index.js' },
    scripts: { build: 'tsc -p tsconfig.build.json' },
    devDependencies: { '@repo/tsconfig': '*' },
  };
  writeFileSync(join(own, 'package.json'), JSON.stringify(manifest));
  const compilerOptions = { rootDir: 'src', outDir: 'dist' };
  const project = { extends: '@repo/tsconfig/base.json', compilerOptions, include: ['src'] };
  writeFileSync(join(own, 'tsconfig.build.json'), JSON.stringify(project));
  writeFileSync(join(own, 'src/index.ts'), `export const greeting = 'package 0';\n`);
  // npm would link it like this.
  symlinkSync('../../packages/greeting', join(folder, 'node_modules/@repo/greeting'));
  edit('apps/api/package.json', (text) =>
    text.replace('"dependencies": {', '"dependencies": {\n    "@repo/greeting": "*",'),
  );
  edit(
    DOCUMENT,
    (text) =>
      `import { greeting } from '@repo/greeting';\n${text.replace(/version: '[^']*'/, 'version: `api 0, ${greeting}`')}`,
  );
}

test(
  '`npm run dev` builds a new package, shows pages, and notices each `git checkout`',
  async () => {
    addPackage();
    commit(folder, 'old');
    edit(DOCUMENT, (text) => text.replace('api 0', 'api 1'));
    edit(`${NEW_PACKAGE}/src/index.ts`, (text) => text.replace('package 0', 'package 1'));
    commit(folder, 'new');

    const dev = npm('run', 'dev');
    await dev.ready();
    expect(await statusOf('/')).toBe(200);
    // This page calls the API with the typed client.
    expect(await statusOf('/account')).toBe(401);
    await expect.poll(version, PATIENCE).toBe('api 1, package 1');

    const files = [DOCUMENT, `${NEW_PACKAGE}/src/index.ts`];
    const seen = ['1', '1'];
    for (let turn = 0; turn < 10; turn += 1) {
      const index = turn % 2;
      const isOld = seen[index] === '1';
      git(folder, 'checkout', '--quiet', isOld ? 'HEAD~1' : 'HEAD', '--', files[index] ?? '');
      seen[index] = isOld ? '0' : '1';
      await expect.poll(version, PATIENCE).toBe(`api ${seen[0]}, package ${seen[1]}`);
    }

    // The log is formatted for reading.
    expect(dev.output).toMatch(/^api {6}│ \[[\d:.]+\] INFO: request \{/m);
    expect(dev.output).not.toMatch(/│ \{"/);
  },
  LONG,
);

test(
  '`npm run dev` updates the typed client when a route changes, and `npm run check` fails if the client is out of date',
  async () => {
    const client = join(folder, 'packages/api-client/src/operations.generated.ts');
    const written = () => readFileSync(client, 'utf8');
    await npm('run', 'dev').ready();
    edit('apps/api/src/health/health.controller.ts', (text) =>
      text.replaceAll(/status: (z\.literal\()?'ok'/g, "status: $1'well'"),
    );
    await expect.poll(written, PATIENCE).toContain("status: z.literal('well')");
    await running?.interrupt();

    git(folder, 'checkout', '--quiet', 'HEAD', '--', 'packages/api-client');
    const stale = written();
    // This is the part of `npm run check` for the client.
    running = new Started(
      process.execPath,
      ['packages/start/turbo.js', 'run', 'client:check', '--filter=@repo/api'],
      { cwd: folder, env },
    );
    const check = running;
    await check.closed;
    expect(check.process.exitCode).not.toBe(0);
    expect(check.output).toContain('is out of date');
    expect(written()).toBe(stale);
    git(folder, 'checkout', '--quiet', 'HEAD', '--', '.');
  },
  LONG,
);

test(
  '`npm start` builds everything, and shows pages',
  async () => {
    execFileSync('git', ['clean', '-dxfq', '--exclude', 'node_modules'], { cwd: folder });
    await npm('start').ready();
    expect(await statusOf('/')).toBe(200);
    expect(await statusOf('/account')).toBe(401);
    expect(existsSync(join(folder, 'apps/web/.next/standalone'))).toBe(true);
    expect(git(folder, 'status', '--porcelain')).toBe('');
  },
  LONG,
);

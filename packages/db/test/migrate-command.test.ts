import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { copyWithoutEngine } from './support/prisma-copy.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const HELP = 'The schema engine could not be downloaded, so no migration was created.';

/** Folders to remove and servers to close after the tests. */
const open: { folders: string[]; mirrors: Server[] } = { folders: [], mirrors: [] };

afterAll(() => {
  for (const mirror of open.mirrors) mirror.close();
  for (const folder of open.folders) rmSync(folder, { recursive: true });
});

const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Starts a server that serves `file` and its checksums. Without `file`, every response is a 404. */
async function startMirror(file?: Buffer): Promise<string> {
  const packed = file && gzipSync(file);
  const mirror = createServer(({ url = '' }, response) => {
    if (!file || !packed) response.writeHead(404).end();
    else if (url.endsWith('.gz')) response.end(packed);
    else response.end(sum(url.endsWith('.gz.sha256') ? packed : file));
  });
  open.mirrors.push(mirror);
  mirror.listen(0, '127.0.0.1');
  await once(mirror, 'listening');
  const address = mirror.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP port was asked for.');
  return `http://127.0.0.1:${address.port}`;
}

/** Runs the command in a copy of this package, with a database that does not exist. */
async function migrateFrom(mirrorUrl: string) {
  const folder = copyWithoutEngine();
  open.folders.push(folder);
  const migrations = () => readdirSync(join(folder, 'packages/db/prisma/migrations'));
  const before = migrations();
  const { PATH } = process.env;
  const child = spawn(
    process.execPath,
    [join(folder, 'packages/db/scripts/migrate.js'), '--name', 'x'],
    {
      env: {
        PATH,
        HOME: folder,
        DATABASE_URL: 'postgres://localhost:1/x',
        PRISMA_ENGINES_MIRROR: mirrorUrl,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(migrations()).toEqual(before);
  return { folder, code: child.exitCode, stderr };
}

test.concurrent(
  'without its engine, npm run migrate says what to do, and creates no migration',
  async () => {
    const url = await startMirror();
    const { code, stderr } = await migrateFrom(url);
    expect(code).toBe(1);
    expect(stderr).toMatch(`Prisma downloads its schema engine once, from ${url}.`);
    expect(stderr).toContain(HELP);
    for (const way of ['HTTPS_PROXY', 'PRISMA_ENGINES_MIRROR', 'PRISMA_SCHEMA_ENGINE_BINARY'])
      expect(stderr).toContain(way);
    expect(stderr).toContain('docs/guides/change-the-schema.md');
  },
);

test.concurrent('the engine of npm run migrate can come from a mirror', async () => {
  const engine = '#!/bin/sh\ntouch "$HOME/engine-ran"\nexit 3\n';
  const { code, stderr, folder } = await migrateFrom(await startMirror(Buffer.from(engine)));
  expect(code).toBe(1);
  expect(existsSync(join(folder, 'engine-ran'))).toBe(true);
  expect(stderr).not.toContain(HELP);
});

test('npm run migrate builds what the database needs, and nothing else', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [build = ''] = scripts.migrate.split(' && ');
  const [, ...args] = build.split(' ');
  const dry = spawnSync(process.execPath, [...args, '--dry=json'], { cwd: root, encoding: 'utf8' });
  const { packages } = JSON.parse(dry.stdout);
  expect(packages).toEqual(['@repo/dev-database']);
  const { tasks } = JSON.parse(dry.stdout);
  const built = tasks.filter(({ command }: { command: string }) => command !== '<NONEXISTENT>');
  expect(built.map((task: { package: string }) => task.package).toSorted()).toEqual([
    '@repo/db',
    '@repo/dev-database',
    '@repo/settings',
  ]);
});

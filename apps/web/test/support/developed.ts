import { freePort } from '@repo/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { type StubApi, stubApi } from './stub-api';
import { Visitor } from './visitor';

const app = join(import.meta.dirname, '../..');

/** The copy is inside the repository, so that Node and the compiler find packages, but in no workspace. Git ignores it. */
const copy = join(app, '../../.developed/web');

const SOURCES = ['src', 'server', 'public', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const CONFIGS = ['next.config.ts', 'rolldown.config.js', 'unsupported.config.js'];

/** Milliseconds within which the server starts, even on a busy machine. Before it starts, it compiles. */
const STARTED_WITHIN = 240_000;

/** A copy of the app that runs in development, as with `npm run dev`. */
export interface Developed {
  readonly api: StubApi;
  /** The log lines of the server, newest last. */
  logs(): string;
  visitor(): Visitor;
  /** Writes a file in the copy. */
  write(path: string, text: string): Promise<void>;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), text);
}

/**
 * Starts a copy of the app in development before a file's tests, and deletes it after them.
 *
 * @param routes lines to add to the table of routes
 * @param files files to add to the copy, by path
 */
export function useDeveloped(routes: string, files: Readonly<Record<string, string>>): Developed {
  let api: StubApi;
  let server: ChildProcess;
  let origin: string;
  let logs = '';
  beforeAll(async () => {
    await rm(copy, { recursive: true, force: true });
    for (const path of [...SOURCES, ...CONFIGS])
      await cp(join(app, path), join(copy, path), { recursive: true });
    for (const [path, text] of Object.entries(files)) await write(path, text);
    const table = 'src/proxy/routes.ts';
    const own = await readFile(join(copy, table), 'utf8');
    await write(table, own.replace('const routes = table({', `$&${routes}`));

    api = await stubApi();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const origins = { API_ORIGIN: api.url, API_INTERNAL_URL: api.url, WEB_ORIGIN: origin };
    server = spawn(process.execPath, ['server/dev.js'], {
      cwd: copy,
      env: { ...process.env, ...origins, WEB_PORT: String(port) },
    });
    for (const output of [server.stdout, server.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (logs += text));
    await vi.waitFor(() => fetch(origin), { timeout: STARTED_WITHIN, interval: 200 });
  }, STARTED_WITHIN + 60_000);

  afterAll(async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    await api.close();
    await rm(copy, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  return {
    get api() {
      return api;
    },
    logs: () => logs,
    visitor: () => new Visitor(origin),
    write,
  };
}

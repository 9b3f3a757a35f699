import { freePort } from '@repo/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

const built = join(import.meta.dirname, '../../.next/standalone');

/** The copy is inside the repository, where the server finds `.data` with its keys for development. Git ignores it. */
const copy = join(import.meta.dirname, '../../../../.developed/built');

/**
 * Starts a copy of the built web app, without an API, before a file's tests, and deletes it after them.
 *
 * @param files more files of the copy, by path in the app's folder
 */
export function useBuiltCopy(files: Readonly<Record<string, string>>): { readonly origin: string } {
  let server: ChildProcess;
  let origin: string;
  beforeAll(async () => {
    await rm(copy, { recursive: true, force: true });
    await cp(built, copy, { recursive: true });
    const app = join(copy, 'apps/web');
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(app, path)), { recursive: true });
      await writeFile(join(app, path), text);
    }
    const port = await freePort();
    origin = `http://localhost:${port}`;
    server = spawn(process.execPath, [join(app, 'start.js')], {
      env: { ...process.env, WEB_ORIGIN: origin, WEB_PORT: String(port) },
      stdio: 'ignore',
    });
    await vi.waitFor(() => fetch(origin), { timeout: 30_000, interval: 50 });
  });
  afterAll(async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    await rm(copy, { recursive: true });
  });
  return {
    get origin() {
      return origin;
    },
  };
}

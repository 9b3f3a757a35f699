import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '@repo/db';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type KeptServer, keepServer } from '../src/kept-server.js';
import { findPostmaster } from '../src/postmaster.js';
import { openServer } from '../src/server.js';

const PATIENCE = { timeout: 30_000 };

let folder: string;
let data: string;
let server: KeptServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
  chmodSync(folder, 0o755);
  data = join(folder, 'postgres');
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  killServer();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function killServer(): void {
  const pid = findPostmaster(data)?.pid;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

/** Checks that a server can listen on a port. */
async function listens(squatter: Server, port: number): Promise<boolean> {
  try {
    await once(squatter.listen(port, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  }
}

const query = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query(text)).rows);

test('a server that was killed is restarted at its address, with its data and test databases', async () => {
  let said = '';
  server = await keepServer(data, (text) => (said += text));
  const { url } = server;
  await query(url, 'CREATE DATABASE repo_test_mine');
  const before = findPostmaster(data)?.pid;
  killServer();
  await expect.poll(() => said, PATIENCE).toContain('PostgreSQL is running again.');
  expect(findPostmaster(data)?.pid).not.toBe(before);
  const mine = `SELECT count(*)::int AS found FROM pg_database WHERE datname = 'repo_test_mine'`;
  expect(await query(url, mine)).toEqual([{ found: 1 }]);
  await server.close();
  expect(findPostmaster(data)).toBeUndefined();
});

test('a server that cannot be restarted at its address is an error', async () => {
  server = await keepServer(data, () => {});
  const { failed, url } = server;
  // Another server takes the port: at the first attempt, or after the server was killed again.
  const squatter = createServer();
  const takesPort = async () => {
    killServer();
    return listens(squatter, Number(new URL(url).port));
  };
  await expect.poll(takesPort, PATIENCE).toBe(true);
  onTestFinished(() => void squatter.close());
  const other = await openServer(data);
  await expect(failed).rejects.toThrow('on another port');
  await other.close();
});

test('a server ends when the only process that uses it is killed', async () => {
  const built = new URL('../dist/server.js', import.meta.url).href;
  const program = `
    const { openServer } = await import(${JSON.stringify(built)});
    await openServer(${JSON.stringify(data)});
    process.stdout.write('open');
    setInterval(() => {}, 1000);`;
  const start = async () => {
    const user = spawn(process.execPath, ['--input-type=module', '-e', program]);
    await once(user.stdout, 'data');
    return user;
  };
  const [first, second] = [await start(), await start()];
  first.kill('SIGKILL');
  await once(first, 'exit');
  // The second process still uses the server, so the guard of the killed process does not stop it.
  expect(findPostmaster(data)).toBeDefined();
  second.kill('SIGKILL');
  await expect.poll(() => findPostmaster(data), PATIENCE).toBeUndefined();
});

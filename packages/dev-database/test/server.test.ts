import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '@repo/db';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPostmaster } from '../src/postmaster.js';
import { openServer, stopAbandoned } from '../src/server.js';

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-'));
  chmodSync(folder, 0o755);
  data = join(folder, 'postgres');
});

afterEach(() => {
  const pid = findPostmaster(data)?.pid;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  return (await withClient(url, (client) => client.query(text))).rows;
}

test('is created at the first start, keeps its data, and ends when it is closed', async () => {
  const first = await openServer(data);
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  await first.close();
  expect(findPostmaster(data)).toBeUndefined();
  const second = await openServer(data);
  expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
  await second.close();
});

test('has the same sort order and encoding on every system', async () => {
  const server = await openServer(data);
  const settings = `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding
                      FROM pg_database WHERE datname = 'template1'`;
  expect(await query(server.url, settings)).toEqual([
    { provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' },
  ]);
  await server.close();
});

test('accepts only connections with the password and from this machine', async () => {
  const server = await openServer(data);
  const stranger = new URL(server.url);
  stranger.password = 'guess';
  await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect(await query(server.url, 'SHOW listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ]);
  expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual([
    { unix_socket_directories: '' },
  ]);
  await server.close();
});

test('parallel starts share one server, and the last to leave stops it', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => openServer(data)));
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['postgres']);
  const [first, second, third] = servers;
  await first?.close();
  await second?.close();
  expect(await query(third?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await third?.close();
  expect(findPostmaster(data)).toBeUndefined();
});

test('the first process drops the databases of killed test runs, and later ones drop nothing', async () => {
  const left = await openServer(data);
  await query(left.url, 'CREATE DATABASE repo_test_left');
  process.kill(findPostmaster(data)?.pid ?? 0, 'SIGKILL');
  await left.close();
  const users = await Promise.all(
    [1, 2, 3].map(async (number) => {
      const user = await openServer(data);
      await query(user.url, `CREATE DATABASE repo_test_${number}`);
      return user;
    }),
  );
  const names = `SELECT datname AS name FROM pg_database WHERE datname ^@ 'repo_test_' ORDER BY datname`;
  expect(await query(users[0]?.url ?? '', names)).toEqual([
    { name: 'repo_test_1' },
    { name: 'repo_test_2' },
    { name: 'repo_test_3' },
  ]);
  for (const user of users) await user.close();
});

test('starts with its data after it was killed', async () => {
  const first = await openServer(data);
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(findPostmaster(data)?.pid ?? 0, 'SIGKILL');
  const second = await openServer(data);
  expect(await query(second.url, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
  // Leaving a server that was killed is no error.
  await first.close();
  await second.close();
});

test('starts even if a pid file that a crash left behind names another process by now', async () => {
  await (await openServer(data)).close();
  const lines = [process.pid, data, 1, 5432, '', '127.0.0.1', '', 'ready'];
  writeFileSync(join(data, 'postmaster.pid'), `${lines.join('\n')}\n`);
  const server = await openServer(data);
  expect(readFileSync(join(data, 'postmaster.pid'), 'utf8')).not.toContain(`${process.pid}\n`);
  await server.close();
});

test('an abandoned server is stopped, even if it does not respond for a time', async () => {
  const server = await openServer(data);
  // Ends the connection that marks the server as used, as a kill of this process would.
  const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  await query(server.url, others);
  await server.lost;
  const { pid = 0 } = findPostmaster(data) ?? {};
  process.kill(pid, 'SIGSTOP');
  const stopped = stopAbandoned(data, 0);
  // Longer than an attempt to connect takes.
  await Promise.race([stopped, delay(3000)]);
  process.kill(pid, 'SIGCONT');
  await stopped;
  expect(findPostmaster(data)).toBeUndefined();
  await server.close();
});

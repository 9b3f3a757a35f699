import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { findRunner, type Runner } from './os-user.js';
import { type Binaries, findBinaries } from './binaries.js';
import { passwordOf, prepareCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { type Guard, startGuard } from './guard.js';
import { findPostmaster } from './postmaster.js';
import { joinServer, leaveServer, useAlone } from './server-lock.js';

/** A running PostgreSQL server. */
export interface Server {
  /** URL of its maintenance database, as superuser. */
  readonly url: string;
  /** Resolves when the connection is lost: the server was killed or stopped, or `close` was called. */
  readonly lost: Promise<unknown>;
  /** Leaves the server. The last process to leave stops it. */
  readonly close: () => Promise<void>;
}

/** Options for opening a server. */
interface OpenOptions {
  /** Port for a new server. Default: a free one. */
  readonly port?: number;
  /** True to reopen a server that was lost: its test databases are still in use. */
  readonly isReturn?: boolean;
}

const PATIENCE_MS = 60_000;

const ABANDONED_MS = 5000;

/**
 * Joins the running server of the cluster in `data`, or starts it. Creates the cluster if necessary.
 *
 * If this process is killed, a guard stops the server, unless other processes use it.
 */
export async function openServer(
  data: string,
  { port, isReturn = false }: OpenOptions = {},
): Promise<Server> {
  const binaries = await findBinaries();
  mkdirSync(dirname(data), { recursive: true });
  const runner = await findRunner(data, binaries.pg_ctl);
  const password = await prepareCluster(data, binaries, runner);
  const guard = startGuard(data);
  try {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      // The start fails if another process has started the server first, or has taken the port. Then the loop looks for the
      // server again.
      if (!findPostmaster(data)) await start(data, binaries, runner, port ?? (await freePort()));
      const url = urlOf(data, password);
      const use = url === undefined ? undefined : await joinServer(url, isReturn);
      if (url !== undefined && use !== undefined)
        return inUse(url, use, () => stop(data, binaries, runner), guard);
      if (Date.now() > deadline) throw new Error(`PostgreSQL does not start.\n${lastWords(data)}`);
      await delay(100);
    }
  } catch (error) {
    guard.end();
    throw error;
  }
}

function inUse(url: string, use: Client, stopIt: () => Promise<unknown>, guard: Guard): Server {
  const lost = new Promise((resolve) => use.once('end', resolve));
  const close = async () => {
    try {
      await leaveServer(use, stopIt);
    } finally {
      guard.end();
    }
  };
  return { url, lost, close };
}

/**
 * Stops the server on `data` that a killed process has left, unless other processes use it. Waits a minute for a server that
 * does not accept connections yet.
 *
 * @param grace time to wait for a server to appear and for other processes to leave it, in milliseconds
 */
export async function stopAbandoned(data: string, grace = ABANDONED_MS): Promise<void> {
  for (const begin = Date.now(); ; await delay(100)) {
    const isThere = findPostmaster(data) !== undefined;
    const wasUnused = isThere ? await stopUnused(data) : false;
    const patience = wasUnused === undefined ? PATIENCE_MS : grace;
    if (wasUnused || Date.now() > begin + patience) return;
  }
}

/** Stops the server if no process uses it. Returns false if a process does; undefined while the server is not up. */
async function stopUnused(data: string): Promise<boolean | undefined> {
  const url = urlOf(data, passwordOf(data));
  if (url === undefined) return undefined;
  const binaries = await findBinaries();
  const runner = await findRunner(data, binaries.pg_ctl);
  return useAlone(url, () => stop(data, binaries, runner));
}

/** Returns the URL of the maintenance database of the server on `data`; undefined while none listens. */
function urlOf(data: string, password: string): string | undefined {
  const port = findPostmaster(data)?.port;
  if (port === undefined) return undefined;
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function start(
  data: string,
  { pg_ctl }: Binaries,
  { run }: Runner,
  port: number,
): Promise<void> {
  rmSync(logOf(data), { force: true });
  // 200 connections, since several applications use the server at once during the tests.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  await run(pg_ctl, ['start', `--pgdata=${data}`, `--log=${logOf(data)}`, '--wait', '-o', options]);
}

function stop(data: string, { pg_ctl }: Binaries, { run }: Runner): Promise<boolean> {
  return run(pg_ctl, ['stop', `--pgdata=${data}`, '--mode=fast', '--wait']);
}

const logOf = (data: string) => join(data, 'server.log');

function lastWords(data: string): string {
  const log = logOf(data);
  return existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
    : '';
}

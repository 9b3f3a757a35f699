import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findRunner, type Runner } from './account.js';
import { type Binaries, findBinaries } from './binaries.js';
import { prepareCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { findPostmaster } from './postmaster.js';
import { joinServer, leaveServer } from './use.js';

/** A PostgreSQL server that is in use. */
export interface Server {
  /** Its maintenance database, as superuser. */
  readonly url: string;
  /** Ends this use. The last one to leave stops the server. */
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 60_000;

/**
 * Starts the server of the cluster in `data`, made when there is none, or joins the one that is running.
 *
 * @param port where it listens when it is started here; any that is free by default
 */
export async function openServer(data: string, port?: number): Promise<Server> {
  const binaries = await findBinaries();
  mkdirSync(dirname(data), { recursive: true });
  const runner = await findRunner(data, binaries.pg_ctl);
  const password = await prepareCluster(data, binaries, runner);
  const stop = () =>
    runner.run(binaries.pg_ctl, ['stop', `--pgdata=${data}`, '--mode=fast', '--wait']);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    // It may not come up: another start was first, or took the port. Then it is looked for again.
    if (!findPostmaster(data)) await start(data, binaries, runner, port ?? (await freePort()));
    const listening = findPostmaster(data)?.port;
    if (listening !== undefined) {
      const url = `postgres://postgres:${password}@127.0.0.1:${listening}/postgres`;
      const use = await joinServer(url);
      if (use) return { url, close: () => leaveServer(use, stop) };
    }
    if (Date.now() > deadline) throw new Error(`PostgreSQL does not start.\n${lastWords(data)}`);
    await delay(100);
  }
}

async function start(
  data: string,
  { pg_ctl }: Binaries,
  { run }: Runner,
  port: number,
): Promise<void> {
  rmSync(logOf(data), { force: true });
  // Several applications at a time use it while all tests run.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  await run(pg_ctl, ['start', `--pgdata=${data}`, `--log=${logOf(data)}`, '--wait', '-o', options]);
}

const logOf = (data: string) => join(data, 'server.log');

function lastWords(data: string): string {
  const log = logOf(data);
  return existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
    : '';
}

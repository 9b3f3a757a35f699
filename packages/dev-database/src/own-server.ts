import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate, seed } from '@repo/db';
import { ensureDatabase } from './databases.js';
import { freePort } from './free-port.js';
import { findPostmaster } from './postmaster.js';
import { openServer } from './server.js';

/** A PostgreSQL that nobody else uses, to be stopped and killed. It comes back with its data, at the same address. */
export interface OwnServer {
  /** A database, migrated and with the demo accounts. */
  readonly url: string;
  /** Stops it as an administrator does: every connection is told. */
  readonly stop: () => Promise<void>;
  /** Kills the server's main process. Those of its connections end by themselves, after the statement that they are in. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it and removes its data. */
  readonly close: () => Promise<void>;
}

/** Starts a PostgreSQL on a cluster of its own. Where it was not closed, it goes when this process exits. */
export async function ownServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'own-server-'));
  // Root runs PostgreSQL as another user, who has to get there.
  chmodSync(folder, 0o755);
  const data = join(folder, 'postgres');
  const port = await freePort();
  const killNow = () => {
    const pid = findPostmaster(data)?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  };
  const remove = () => {
    killNow();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', remove);
  let server = await openServer(data, { port });
  const url = await ensureDatabase(server.url, 'app');
  await migrate(url);
  await seed(url);
  return {
    url,
    stop: () => server.close(),
    async kill() {
      killNow();
      while (findPostmaster(data) !== undefined) await delay(10);
      // Its use of the server has gone with it.
      await server.close();
    },
    async start() {
      server = await openServer(data, { port });
    },
    async close() {
      await server.close();
      remove();
      process.off('exit', remove);
    },
  };
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate, seed } from '@repo/db';
import { ensureDatabase } from './databases.js';
import { freePort } from './free-port.js';
import { findPostmaster } from './postmaster.js';
import { openServer } from './server.js';

/** A PostgreSQL for one test, which can be stopped, killed and started again with its data and at the same address. */
export interface OwnServer {
  /** A database, migrated and with the demo accounts. */
  readonly url: string;
  /** Stops the server as an administrator does, with a message to every connection. */
  readonly stop: () => Promise<void>;
  /** Kills the server's main process. The processes of its connections end after their current statement. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops the server and removes its data. */
  readonly close: () => Promise<void>;
}

/** Starts a PostgreSQL on a cluster of its own. If it is not closed, it is killed when this process exits. */
export async function ownServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'own-server-'));
  // Root runs PostgreSQL as another user, who must be able to enter.
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
      // Ends the guard of the killed server.
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

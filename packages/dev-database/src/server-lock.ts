import { Client, DatabaseError } from 'pg';
import { dropLeftovers } from './databases.js';

/**
 * The advisory lock that each process holds, shared, while it uses the server. A process that can take the lock exclusively
 * is the first or the last one. A killed process loses the lock.
 */
const IN_USE = 4_010_401;

/** Codes of a server that is stopping, has crashed, or is starting: admin_shutdown, crash_shutdown, cannot_connect_now. */
const PASSING = new Set(['57P01', '57P02', '57P03']);

/**
 * Marks the server as used, for as long as the connection is open. The first process to use it drops the databases of killed
 * test runs, while the lock makes all others wait.
 *
 * @param isReturn true if the caller has used the server before and still uses its databases there: nothing is dropped
 * @returns the connection; undefined while the server is not up
 */
export async function joinServer(url: string, isReturn = false): Promise<Client | undefined> {
  // The time-out is for another program that has taken the port of a killed server and never responds.
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
  });
  // If the server is killed, the connection breaks: `leaveServer` expects that.
  client.on('error', () => {});
  try {
    await client.connect();
    const first = !isReturn && (await tryLock(client));
    if (first) await dropLeftovers(client);
    await client.query(`SELECT pg_advisory_lock_shared(${IN_USE})`);
    if (first) await client.query(`SELECT pg_advisory_unlock(${IN_USE})`);
    return client;
  } catch (error) {
    await client.end();
    if (error instanceof DatabaseError && !PASSING.has(error.code ?? '')) throw error;
    return undefined;
  }
}

/** Takes the lock exclusively, if it is free. */
async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${IN_USE}) AS taken`,
  );
  return rows[0]?.taken === true;
}

/** Leaves the server, and stops it if no other process uses it. A process that joins meanwhile waits for the lock. */
export async function leaveServer(use: Client, stop: () => Promise<unknown>): Promise<void> {
  try {
    await use.query(`SELECT pg_advisory_unlock_shared(${IN_USE})`);
    if (await tryLock(use)) await stop();
  } catch (error) {
    // The connection is broken if the server has ended already.
    if (error instanceof DatabaseError && !PASSING.has(error.code ?? '')) throw error;
  } finally {
    await use.end();
  }
}

/**
 * Does some work if no process uses the server.
 *
 * @returns false if the server is in use; undefined while it is not up
 */
export async function useAlone(
  url: string,
  work: () => Promise<unknown>,
): Promise<boolean | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    if (!(await tryLock(client))) return false;
    await work();
    return true;
  } catch {
    // It does not accept connections, or ended meanwhile.
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

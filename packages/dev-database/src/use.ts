import { Client, DatabaseError } from 'pg';
import { dropLeftovers } from './databases.js';

/** Whoever uses the server holds this lock, shared; who gets it alone is the first or the last. A killed process loses it. */
const IN_USE = 4_010_401;

/** A server that is stopping, has crashed, or is starting: admin_shutdown, crash_shutdown, cannot_connect_now. */
const PASSING = new Set(['57P01', '57P02', '57P03']);

/**
 * Marks the server as used for as long as the connection stands. The first to use it tidies it up, while the lock keeps
 * all others waiting: what they make is theirs.
 *
 * @param isReturn the caller has used the server before, and still uses what it made there: nothing is tidied up
 * @returns the connection, or undefined while the server is not up
 */
export async function joinServer(url: string, isReturn = false): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true });
  // A server that is killed breaks the line; leaving it finds that out.
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

/** Takes the lock alone, if nobody has it. */
async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${IN_USE}) AS taken`,
  );
  return rows[0]?.taken === true;
}

/** Ends a use of the server, and stops it when nobody else uses it: who joins meanwhile waits for the lock. */
export async function leaveServer(use: Client, stop: () => Promise<unknown>): Promise<void> {
  try {
    await use.query(`SELECT pg_advisory_unlock_shared(${IN_USE})`);
    if (await tryLock(use)) await stop();
  } catch (error) {
    // A line that is broken means that the server has gone already; one that runs by now is another's.
    if (error instanceof DatabaseError && !PASSING.has(error.code ?? '')) throw error;
  } finally {
    await use.end();
  }
}

/**
 * Does some work while nobody else uses the server.
 *
 * @returns whether it was done: somebody uses the server, or it is not up, and then it was not
 */
export async function useAlone(url: string, work: () => Promise<unknown>): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    if (!(await tryLock(client))) return false;
    await work();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

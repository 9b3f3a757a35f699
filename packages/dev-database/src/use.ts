import { Client, DatabaseError } from 'pg';

/** Whoever uses the server holds this lock, shared; who gets it alone is the last. A killed process loses it. */
const IN_USE = 4_010_401;

/** A server that is starting or stopping, by its SQLSTATE: 57P01 admin_shutdown, 57P03 cannot_connect_now. */
const PASSING = new Set(['57P01', '57P02', '57P03']);

/**
 * Marks the server as used for as long as the connection stands.
 *
 * @returns the connection, or undefined while the server is not up
 */
export async function joinServer(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true });
  // A server that is killed breaks the line; leaving it finds that out.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock_shared(${IN_USE})`);
    return client;
  } catch (error) {
    await client.end();
    if (error instanceof DatabaseError && !PASSING.has(error.code ?? '')) throw error;
    return undefined;
  }
}

/** Ends a use of the server, and stops it when nobody else uses it: who joins meanwhile waits for the lock. */
export async function leaveServer(use: Client, stop: () => boolean): Promise<void> {
  try {
    await use.query(`SELECT pg_advisory_unlock_shared(${IN_USE})`);
    const { rows } = await use.query<{ last: boolean }>(
      `SELECT pg_try_advisory_lock(${IN_USE}) AS last`,
    );
    if (rows[0]?.last) stop();
  } catch (error) {
    // A line that is broken means that the server has gone already; one that runs by now is another's.
    if (error instanceof DatabaseError && !PASSING.has(error.code ?? '')) throw error;
  } finally {
    await use.end();
  }
}

import { DatabaseError, type Pool } from 'pg';

/** The database cannot be asked right now: that says nothing about what was asked for. The cause is the driver's error. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/**
 * What the server answers when the question is not at fault (SQLSTATE): the connection, who may make one, its resources,
 * the system below; shutting down, crashed, starting up, dropped or not there; and read-only after a failover.
 */
const OUTAGE = /^(?:(?:08|28|53|58)...|57P0[1-4]|3D000|25006)$/;

/**
 * Makes a pool say which of its failures are outages. SQL and Prisma both ask through it, so this is the one place
 * where an error is known to come from the database.
 *
 * @returns the same pool, whose `query` throws {@link DatabaseUnavailable}
 */
export function tellOutages(pool: Pool): Pool {
  const query: (...question: never[]) => Promise<unknown> = pool.query.bind(pool);
  return Object.assign(pool, {
    query: (...question: never[]) => tellOutage(query(...question)),
  });
}

/** What a question to the database comes to; for those that do not go through the pool's `query`. */
export async function tellOutage<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    if (!isOutage(cause)) throw cause;
    throw new DatabaseUnavailable('the database cannot be asked', { cause });
  }
}

/** What is not the server's answer is the line's failure; but for what the driver cannot make a question of. */
function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseError) return OUTAGE.test(error.code ?? '');
  return error instanceof Error && !(error instanceof TypeError);
}

import { DatabaseError, type Pool, type PoolClient } from 'pg';

/** The database is not available. The cause is the driver's error. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/**
 * SQLSTATEs of errors that the query did not cause. Classes: connection, authorization, resources, system. Single codes: the
 * server is shutting down, has crashed or is starting (57P01 to 57P03); the database was dropped (57P04), does not exist
 * (3D000), or is read-only after a failover (25006).
 */
const OUTAGE = /^(?:(?:08|28|53|58)...|57P0[1-4]|3D000|25006)$/;

type Query = (...query: never[]) => Promise<unknown>;

/**
 * Makes a pool, and the connections that it hands out, throw {@link DatabaseUnavailable} on an outage. SQL and Prisma both
 * use this pool, so this is the one place where an error is known to come from the database.
 *
 * @returns the same pool
 */
export function markOutages(pool: Pool): Pool {
  const query: Query = pool.query.bind(pool);
  const connect = pool.connect.bind(pool);
  return Object.assign(pool, {
    query: (...args: never[]) => markOutage(query(...args)),
    // `pool.query` itself calls this with a callback; its outages are marked above.
    connect: (callback?: Parameters<typeof connect>[0]) =>
      callback === undefined ? markOutage(connect()).then(watch) : connect(callback),
  });
}

/** Makes the pool discard a connection after an outage, since its transaction may still be open. */
function watch(client: PoolClient): PoolClient {
  const query: Query = client.query.bind(client);
  const release = client.release.bind(client);
  let outage: Error | undefined;
  return Object.assign(client, {
    query: (...args: never[]) =>
      markOutage(query(...args)).catch((error: unknown) => {
        if (error instanceof DatabaseUnavailable) outage = error;
        throw error;
      }),
    release: (error?: Error | boolean) => {
      Reflect.deleteProperty(client, 'query');
      release(error ?? outage);
    },
  });
}

/** Turns an outage into {@link DatabaseUnavailable}; any other error stays as it is. */
export async function markOutage<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (cause) {
    if (!isOutage(cause)) throw cause;
    throw new DatabaseUnavailable('the database is not available', { cause });
  }
}

/**
 * True for an error that means an outage. An error that the server did not send means a broken connection, unless it is
 * a `TypeError`, which the driver throws for a value that it cannot encode.
 */
function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseError) return OUTAGE.test(error.code ?? '');
  return error instanceof Error && !(error instanceof TypeError);
}

import { Pool, type PoolConfig } from 'pg';

/** Longest wait for a connection, in milliseconds. */
export const CONNECTION_TIMEOUT = 3000;

/**
 * Creates the connection pool of a process.
 *
 * Connecting and querying have time-outs. So if the database does not respond, requests get 503 within seconds and do not
 * pile up. The driver measures the time-outs, since poolers refuse `statement_timeout` as a startup parameter.
 *
 * @param url a `postgres://` URL
 * @param config overrides the defaults; times in milliseconds
 */
export function createPool(url: string, config: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    query_timeout: 5000,
    keepAlive: true,
    ...config,
  });
  // The pool drops an idle connection that breaks, and the next query fails if the cause persists. Without a listener, the
  // `error` event would end the process.
  pool.on('error', () => {});
  // A connection that is being handed out has no listener for a moment: the pool has removed its own, and the code that
  // takes it has not added one. The server may close the connection just then.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

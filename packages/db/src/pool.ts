import { Pool, type PoolConfig } from 'pg';

/**
 * The connections of a process.
 *
 * A database that is gone or silent must answer as a failure within seconds, so that a request gets its 503 and no
 * queue builds up: connecting and querying have limits. They are kept here rather than as `statement_timeout`, a start
 * parameter that poolers refuse.
 *
 * @param url a `postgres://` URL
 * @param config what differs from the defaults; times in milliseconds
 */
export function createPool(url: string, config: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 3000,
    query_timeout: 5000,
    keepAlive: true,
    ...config,
  });
  // An idle connection that breaks is dropped from the pool; the next query meets the cause itself. Without a listener
  // the event would end the process.
  pool.on('error', () => {});
  // The pool takes its listener away when it hands a connection out, and the code that waits for it adds its own only
  // later. A server that stops can end the connection in between.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

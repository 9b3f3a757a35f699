import type { Pool } from 'pg';
import type { Queryable } from './statement.js';

const afterCommit = new WeakMap<Queryable, (() => void)[]>();

/** Runs something once a {@link transaction} has committed, and not if it fails. */
export function onCommit(running: Queryable, run: () => void): void {
  const runs = afterCommit.get(running);
  if (runs === undefined) throw new Error('no transaction to wait for');
  runs.push(run);
}

/**
 * Does some work in one transaction: all of it, or, when it throws, nothing. Each statement sees what had been committed
 * when it began (READ COMMITTED), also what it had to wait for.
 */
export async function transaction<T>(
  pool: Pool,
  work: (transaction: Queryable) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    // Unnamed: a prepared statement that the server rejects would fail the whole transaction.
    const query: Queryable['query'] = ({ text, values }) => client.query(text, values);
    const running: Queryable = { query };
    const runs: (() => void)[] = [];
    afterCommit.set(running, runs);
    const result = await work(running);
    await client.query('COMMIT');
    for (const run of runs) run();
    return result;
  } catch (error) {
    // Where that fails too, what the transaction did goes with the connection.
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

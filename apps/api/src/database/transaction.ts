import type { Pool } from 'pg';
import type { Queryable } from './statement.js';

const afterCommit = new WeakMap<Queryable, (() => void)[]>();

/** Calls a function after the transaction has committed, and not if it fails. For transactions of {@link inTransaction}. */
export function onCommit(running: Queryable, callback: () => void): void {
  const callbacks = afterCommit.get(running);
  if (callbacks === undefined) throw new Error('not a running transaction');
  callbacks.push(callback);
}

/**
 * Runs work in one transaction and rolls back when it throws. Each statement sees everything that was committed before it
 * began. A statement that waits for the lock of a row then sees the newest version of the row (READ COMMITTED).
 */
export async function inTransaction<T>(
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
    const callbacks: (() => void)[] = [];
    afterCommit.set(running, callbacks);
    const result = await work(running);
    await client.query('COMMIT');
    for (const callback of callbacks) callback();
    return result;
  } catch (error) {
    // If this fails too, closing the connection rolls back.
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

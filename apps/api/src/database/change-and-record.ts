import type { Pool } from 'pg';
import type { Queryable } from './statement.js';
import { inTransaction } from './transaction.js';

/** Records a change in the transaction that makes it, for example with `AuthEvents.write`. */
export type RecordChange<Done = true> = (transaction: Queryable, done: Done) => Promise<void>;

/**
 * Makes a change and records it in one transaction, so that neither exists without the other.
 *
 * @param change returns undefined or false when nothing changed: then nothing is recorded
 */
export async function changeAndRecord<Result>(
  pool: Pool,
  change: (transaction: Queryable) => Promise<Result>,
  record: RecordChange<Exclude<Result, undefined | false>>,
): Promise<Result> {
  return inTransaction(pool, async (transaction) => {
    const result = await change(transaction);
    if (isDone(result)) await record(transaction, result);
    return result;
  });
}

function isDone<Result>(result: Result): result is Exclude<Result, undefined | false> {
  return result !== undefined && result !== false;
}

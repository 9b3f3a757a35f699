import type { Pool } from 'pg';
import type { Queryable } from './statement.js';
import { transaction } from './transaction.js';

/** Records a change, as with `AuthEvents.write`, in the transaction that has just made it. */
export type RecordChange<Done = true> = (transaction: Queryable, done: Done) => Promise<void>;

/**
 * Makes a change and records it in one transaction, so that neither exists without the other.
 *
 * @param change its result is undefined or false if there was nothing to change, and so nothing to record
 */
export async function changeAndRecord<Result>(
  pool: Pool,
  change: (transaction: Queryable) => Promise<Result>,
  record: RecordChange<Exclude<Result, undefined | false>>,
): Promise<Result> {
  return transaction(pool, async (client) => {
    const result = await change(client);
    if (isDone(result)) await record(client, result);
    return result;
  });
}

function isDone<Result>(result: Result): result is Exclude<Result, undefined | false> {
  return result !== undefined && result !== false;
}

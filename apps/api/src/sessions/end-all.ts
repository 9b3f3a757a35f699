import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import { tellEnded } from './revocations/ended-notice.js';

export interface EndAllOptions<Result> {
  /** The session that goes on. */
  readonly except?: string | undefined;
  /** The reason for the end, done before it in the same transaction; when it throws, nothing has happened. */
  readonly first: (transaction: Queryable) => Promise<Result>;
  /** Records the sessions that have ended, if there were any, in the same transaction. */
  readonly record: RecordChange<readonly string[]>;
}

const endAllStatement = statement<
  [userId: string, reason: EndReason, except: string | null],
  { id: string; told: string }
>(
  'end_sessions_of_user',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
    RETURNING id, end_reason
  )
  SELECT id, ${tellEnded('ended')} AS told FROM ended`,
);

/**
 * Ends the sessions of a user and tells every process. The user's row is locked first: a session that opened while this
 * waited is seen, and ends too.
 *
 * @returns those that have ended now, and the result of `first`
 */
export async function endAllSessions<Result>(
  pool: Pool,
  userId: string,
  reason: EndReason,
  { except, first, record }: EndAllOptions<Result>,
): Promise<{ ended: string[]; result: Result }> {
  return transaction(pool, async (client) => {
    await lockUser(client, userId);
    const result = await first(client);
    const rows = await endAllStatement(client, userId, reason, except ?? null);
    const ended = rows.map(({ id }) => id);
    if (ended.length > 0) await record(client, ended);
    return { ended, result };
  });
}

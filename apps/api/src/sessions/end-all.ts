import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import { notifyEnded } from './revocations/ended-notice.js';

export interface EndAllOptions<Result> {
  /** A session that stays active. */
  readonly except?: string | undefined;
  /** Work that runs before, in the same transaction. If it throws, everything rolls back. */
  readonly first: (transaction: Queryable) => Promise<Result>;
  /** Records the ended sessions, if any, in the same transaction. */
  readonly record: RecordChange<readonly string[]>;
}

const endAllStatement = statement<
  [userId: string, reason: EndReason, except: string | null],
  { id: string; notified: string }
>(
  'end_sessions_of_user',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
    RETURNING id, end_reason
  )
  SELECT id, ${notifyEnded('ended')} AS notified FROM ended`,
);

/**
 * Ends the sessions of a user and notifies every process. Locks the user's row first, so a session that opened during the
 * wait ends too.
 *
 * @returns the sessions that ended now, and the result of `first`
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

import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import type { RecordChange } from '../database/change-and-record.js';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { userTransaction } from '../database/user-turns.js';
import { notifyEnded } from './revocations/ended-notice.js';

export interface EndAllOptions<Result> {
  /** A session that stays active. */
  readonly except?: string | undefined;
  /** The user who sends the request, if this is not the owner of the sessions. */
  readonly by?: string;
  /** Work that runs before the sessions end, in the same transaction. If it throws, everything rolls back. */
  readonly first: (transaction: Queryable) => Promise<Result>;
  /** Records ended sessions in the same transaction. Called once per batch. */
  readonly record: RecordChange<readonly string[]>;
}

/** Number of sessions ended in one statement. Ending very many at once could exceed the time limit of a query. */
const BATCH = 2000;

/*
 * In order of the ids, so that a batch does not read the sessions that earlier batches ended. A session that another
 * transaction ends meanwhile is not in the result.
 */
const endBatchStatement = statement<
  [userId: string, reason: EndReason, except: string | null, after: string | null, batch: number],
  { id: string; notified: string }
>(
  'end_sessions_of_user',
  `
  WITH active AS (
    SELECT id FROM sessions
    WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
      AND ($4::uuid IS NULL OR id > $4)
    ORDER BY id LIMIT $5 FOR NO KEY UPDATE
  ), ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    FROM active WHERE sessions.id = active.id
    RETURNING sessions.id, end_reason
  )
  SELECT id, ${notifyEnded('ended')} AS notified FROM ended ORDER BY id`,
);

/**
 * Ends the sessions of a user and notifies every process. Locks the user's row first, so a session that opened during the
 * wait for this lock ends too.
 *
 * @returns the sessions that ended now, and the result of `first`
 */
export async function endAllSessions<Result>(
  pool: Pool,
  userId: string,
  reason: EndReason,
  { except, by = userId, first, record }: EndAllOptions<Result>,
): Promise<{ ended: string[]; result: Result }> {
  return userTransaction(pool, by, async (transaction) => {
    await lockUser(transaction, userId);
    const result = await first(transaction);
    const ended: string[] = [];
    let batch: string[];
    do {
      const last = ended.at(-1) ?? null;
      const rows = await endBatchStatement(
        transaction,
        userId,
        reason,
        except ?? null,
        last,
        BATCH,
      );
      batch = rows.map(({ id }) => id);
      if (batch.length > 0) await record(transaction, batch);
      for (const id of batch) ended.push(id);
    } while (batch.length === BATCH);
    return { ended, result };
  });
}

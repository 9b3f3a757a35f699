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
  /** Records sessions that have ended, in the same transaction: is called for some at a time. */
  readonly record: RecordChange<readonly string[]>;
}

/** Sessions that end in one statement. All of somebody who has signed in very often would take longer than one may. */
const BATCH = 2000;

/*
 * In the order of the ids, so that no batch reads what those before it have ended. One that somebody else ends meanwhile
 * is passed over, and does not count.
 */
const endSomeStatement = statement<
  [userId: string, reason: EndReason, except: string | null, after: string | null, batch: number],
  { id: string; told: string }
>(
  'end_sessions_of_user',
  `
  WITH living AS (
    SELECT id FROM sessions
    WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3
      AND ($4::uuid IS NULL OR id > $4)
    ORDER BY id LIMIT $5 FOR NO KEY UPDATE
  ), ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    FROM living WHERE sessions.id = living.id
    RETURNING sessions.id, end_reason
  )
  SELECT id, ${tellEnded('ended')} AS told FROM ended ORDER BY id`,
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
    const ended: string[] = [];
    let some: string[];
    do {
      const last = ended.at(-1) ?? null;
      const rows = await endSomeStatement(client, userId, reason, except ?? null, last, BATCH);
      some = rows.map(({ id }) => id);
      if (some.length > 0) await record(client, some);
      for (const id of some) ended.push(id);
    } while (some.length === BATCH);
    return { ended, result };
  });
}

import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import type { RecordChange } from '../audit/record-change.js';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import { tellEnded } from './revocations/ended-notice.js';

export interface EndAllOptions {
  /** The session that goes on. */
  readonly except?: string | undefined;
  /** The reason for the end, done before it in the same transaction; when it throws, nothing has happened. */
  readonly first?: (transaction: Queryable) => Promise<void>;
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
 * Ends the sessions of a user in a transaction that has locked the user's row, and tells every process when it commits.
 *
 * @returns those that have ended now
 */
export async function endAllWithin(
  client: Queryable,
  userId: string,
  reason: EndReason,
  except?: string,
): Promise<string[]> {
  const rows = await endAllStatement(client, userId, reason, except ?? null);
  return rows.map(({ id }) => id);
}

/**
 * Ends the sessions of a user and tells every process. The user's row is locked first: a session that opened while this
 * waited is seen, and ends too.
 *
 * @returns those that have ended now
 */
export async function endAllSessions(
  pool: Pool,
  userId: string,
  reason: EndReason,
  { except, first, record }: EndAllOptions,
): Promise<string[]> {
  return transaction(pool, async (client) => {
    await lockUser(client, userId);
    await first?.(client);
    const ended = await endAllWithin(client, userId, reason, except);
    if (ended.length > 0) await record(client, ended);
    return ended;
  });
}

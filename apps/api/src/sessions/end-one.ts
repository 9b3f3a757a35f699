import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import { tellEnded } from './revocations/ended-notice.js';

const endOneStatement = statement<
  [userId: string, sessionId: string, reason: EndReason],
  { told: string }
>(
  'end_session_of_user',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $3
    WHERE id = $2 AND user_id = $1 AND ended_at IS NULL
      AND now() < least(idle_expires_at, expires_at)
    RETURNING id, end_reason
  )
  SELECT ${tellEnded('ended')} AS told FROM ended`,
);

/**
 * Ends one of a user's living sessions and tells every process.
 *
 * @returns whether it was one
 */
export async function endOneOf(
  transaction: Queryable,
  userId: string,
  sessionId: string,
  reason: EndReason,
): Promise<boolean> {
  const rows = await endOneStatement(transaction, userId, sessionId, reason);
  return rows.length > 0;
}

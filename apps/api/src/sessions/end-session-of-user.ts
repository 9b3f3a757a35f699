import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import { notifyEnded } from './revocations/ended-notice.js';

const endStatement = statement<
  [userId: string, sessionId: string, reason: EndReason],
  { notified: string }
>(
  'end_session_of_user',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $3
    WHERE id = $2 AND user_id = $1 AND ended_at IS NULL
      AND now() < least(idle_expires_at, expires_at)
    RETURNING id, end_reason
  )
  SELECT ${notifyEnded('ended')} AS notified FROM ended`,
);

/**
 * Ends an active session of a user and notifies every process.
 *
 * @returns false when the user has no such session
 */
export async function endSessionOfUser(
  transaction: Queryable,
  userId: string,
  sessionId: string,
  reason: EndReason,
): Promise<boolean> {
  const rows = await endStatement(transaction, userId, sessionId, reason);
  return rows.length > 0;
}

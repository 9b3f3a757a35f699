import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import { notifyEnded } from './revocations/ended-notice.js';

const endStatement = statement<[sessionId: string, reason: EndReason], { notified: string }>(
  'end_session',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    WHERE id = $1 AND ended_at IS NULL
    RETURNING id, end_reason
  )
  SELECT ${notifyEnded('ended')} AS notified FROM ended`,
);

/**
 * Ends a session and notifies every process. Does nothing if the session has ended or is unknown.
 *
 * @returns true if it ended now
 */
export async function endSession(
  transaction: Queryable,
  sessionId: string,
  reason: EndReason,
): Promise<boolean> {
  const rows = await endStatement(transaction, sessionId, reason);
  return rows.length > 0;
}

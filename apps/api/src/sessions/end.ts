import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import { tellEnded } from './revocations/ended-notice.js';

const endStatement = statement<[sessionId: string, reason: EndReason], { told: string }>(
  'end_session',
  `
  WITH ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = $2
    WHERE id = $1 AND ended_at IS NULL
    RETURNING id, end_reason
  )
  SELECT ${tellEnded('ended')} AS told FROM ended`,
);

/**
 * Ends a session and tells every process. One that is over, or unknown, stays as it is.
 *
 * @returns whether it has ended now
 */
export async function endSession(
  transaction: Queryable,
  sessionId: string,
  reason: EndReason,
): Promise<boolean> {
  const rows = await endStatement(transaction, sessionId, reason);
  return rows.length > 0;
}

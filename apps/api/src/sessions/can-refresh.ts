import type { Pool } from 'pg';
import { statement } from '../database/statement.js';

const lookStatement = statement<[sessionId: string, generation: number], { can_refresh: boolean }>(
  'can_refresh',
  `
  SELECT s.ended_at IS NULL AND u.disabled_at IS NULL
    AND now() < least(s.idle_expires_at, s.expires_at)
    AND (s.generation = $2 OR s.parent_generation IS NOT DISTINCT FROM $2) AS can_refresh
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = $1`,
);

/**
 * Whether a session can be refreshed with this generation, as a rotation would judge; nothing moves. What is refused
 * stays refused: a session that is over does not come back, nor does a generation that it has left behind.
 */
export async function canRefresh(
  pool: Pool,
  sessionId: string,
  generation: number,
): Promise<boolean> {
  const [row] = await lookStatement(pool, sessionId, generation);
  return row?.can_refresh ?? false;
}

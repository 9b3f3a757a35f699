import type { Pool } from 'pg';
import { statement } from '../database/statement.js';

/** A session as its user sees it. */
export interface ListedSession {
  readonly id: string;
  /** True for the session of the request. */
  readonly current: boolean;
  /** The `User-Agent` of the sign-in; null when it had none. */
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly signedInAt: Date;
  /** The last refresh, or the sign-in if there was none. */
  readonly lastUsedAt: Date;
  /** When it expires if it is not used again. */
  readonly expiresAt: Date;
}

/** Maximum number of listed sessions. Older ones are not listed, but end with "all others". */
const MAX_SESSIONS = 100;

const listStatement = statement<
  [userId: string, currentId: string | undefined, max: number],
  ListedSession
>(
  'sessions_of_user',
  `
  SELECT id, id IS NOT DISTINCT FROM $2 AS current, user_agent AS "userAgent",
    client_address AS "clientAddress", created_at AS "signedInAt",
    coalesce(rotated_at, created_at) AS "lastUsedAt",
    least(idle_expires_at, expires_at) AS "expiresAt"
  FROM sessions
  WHERE user_id = $1 AND ended_at IS NULL AND now() < least(idle_expires_at, expires_at)
  ORDER BY id DESC
  LIMIT $3`,
);

/** Lists the sessions of a user that are active by the database's clock, newest first. */
export function listSessions(
  pool: Pool,
  userId: string,
  currentId: string | undefined,
): Promise<ListedSession[]> {
  return listStatement(pool, userId, currentId, MAX_SESSIONS);
}

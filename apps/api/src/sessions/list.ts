import type { Pool } from 'pg';
import { statement } from '../database/statement.js';

/** What a person sees of a session of theirs. */
export interface ListedSession {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  /** What signed in, by its own word; null when it said nothing. */
  readonly userAgent: string | null;
  readonly clientAddress: string | null;
  readonly signedInAt: Date;
  /** Its last refresh; the sign-in, before the first. */
  readonly lastUsedAt: Date;
  /** When it is over if it is not used again. */
  readonly expiresAt: Date;
}

/** As many as anybody looks through. Those before them can be ended with all others. */
const MOST = 100;

const listStatement = statement<
  [userId: string, currentId: string | undefined, most: number],
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

/** A user's living sessions, the newest first, by the database's clock. */
export function listSessions(
  pool: Pool,
  userId: string,
  currentId: string | undefined,
): Promise<ListedSession[]> {
  return listStatement(pool, userId, currentId, MOST);
}

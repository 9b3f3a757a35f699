import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import type { ActiveSession } from '../tokens/issue.js';
import type { VerifiedUser } from './open.js';
import { activeSession, type SessionRow } from './session-row.js';

/**
 * The result of confirming a session. `changed`: the session is active, but the password has changed or the account is
 * disabled.
 */
export type Confirmation =
  | { readonly outcome: 'confirmed'; readonly session: ActiveSession }
  | { readonly outcome: 'ended'; readonly reason: EndReason }
  | { readonly outcome: 'expired' | 'changed' | 'unknown' };

type Row = SessionRow &
  (
    | { readonly outcome: 'ended'; readonly end_reason: EndReason }
    | { readonly outcome: Exclude<Confirmation['outcome'], 'ended' | 'unknown'> }
  );

/*
 * The password was verified before this statement and may have changed since. So the statement locks the user's row first, as
 * a sign-in does, and compares the hash again. The session's row is read after its lock is taken.
 */
const confirmStatement = statement<[sessionId: string, userId: string, passwordHash: string], Row>(
  'confirm_session',
  `
  WITH person AS MATERIALIZED (
    SELECT id, role FROM users
    WHERE id = $2 AND password_hash = $3 AND disabled_at IS NULL
    FOR SHARE
  ), seen AS (
    SELECT s.*, person.role,
      CASE
        WHEN s.ended_at IS NOT NULL THEN 'ended'
        WHEN now() >= least(s.idle_expires_at, s.expires_at) THEN 'expired'
        WHEN person.id IS NULL THEN 'changed'
        ELSE 'confirmed'
      END AS outcome
    FROM sessions s LEFT JOIN person ON true
    WHERE s.id = $1 AND s.user_id = $2
    FOR UPDATE OF s
  ), moved AS (
    UPDATE sessions s SET auth_time = now()
    FROM seen WHERE s.id = seen.id AND seen.outcome = 'confirmed'
    RETURNING s.auth_time
  )
  SELECT seen.outcome, seen.end_reason, seen.id, seen.user_id, seen.role, seen.generation,
    extract(epoch FROM coalesce(moved.auth_time, seen.auth_time))::float8 AS auth_time,
    extract(epoch FROM seen.expires_at - now())::float8 AS seconds_left,
    extract(epoch FROM seen.idle_expires_at - now())::float8 AS idle_seconds_left
  FROM seen LEFT JOIN moved ON true`,
);

/** Sets the authentication time of a session to now (RFC 9470 §6.1). The session's generation stays the same. */
export async function confirmSession(
  transaction: Queryable,
  sessionId: string,
  { id: userId, passwordHash }: VerifiedUser,
): Promise<Confirmation> {
  const [row] = await confirmStatement(transaction, sessionId, userId, passwordHash);
  if (row === undefined) return { outcome: 'unknown' };
  if (row.outcome === 'ended') return { outcome: 'ended', reason: row.end_reason };
  if (row.outcome !== 'confirmed') return { outcome: row.outcome };
  return { outcome: 'confirmed', session: activeSession(row) };
}

import type { EndReason } from '@repo/db';
import { statement, type Queryable } from '../database/statement.js';
import type { LivingSession } from '../tokens/issue.js';
import type { VerifiedUser } from './open.js';
import { livingSession, type SessionRow } from './session-row.js';

/**
 * What became of a session whose person has given the password again. `changed`: it lives, but the password or the user
 * is another by now.
 */
export type Confirmation =
  | { readonly outcome: 'confirmed'; readonly session: LivingSession }
  | { readonly outcome: 'ended'; readonly reason: EndReason }
  | { readonly outcome: 'expired' | 'changed' | 'unknown' };

type Row = SessionRow &
  (
    | { readonly outcome: 'ended'; readonly end_reason: EndReason }
    | { readonly outcome: Exclude<Confirmation['outcome'], 'ended' | 'unknown'> }
  );

/*
 * The user's row is locked first, as in a sign-in: the password was verified before this statement. The session's row
 * is judged as it is when its turn comes.
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

/** Makes now the time of a session's authentication (RFC 9470 §6.1). Its generation stays: no refresh has happened. */
export async function confirmSession(
  transaction: Queryable,
  sessionId: string,
  { id: userId, passwordHash }: VerifiedUser,
): Promise<Confirmation> {
  const [row] = await confirmStatement(transaction, sessionId, userId, passwordHash);
  if (row === undefined) return { outcome: 'unknown' };
  if (row.outcome === 'ended') return { outcome: 'ended', reason: row.end_reason };
  if (row.outcome !== 'confirmed') return { outcome: row.outcome };
  return { outcome: 'confirmed', session: livingSession(row) };
}

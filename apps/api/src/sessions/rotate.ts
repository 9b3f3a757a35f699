import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import { statement } from '../database/statement.js';
import type { ActiveSession } from '../tokens/issue.js';
import { notifyEnded } from './revocations/ended-notice.js';
import { activeSession, type SessionRow } from './session-row.js';

/**
 * The result of a rotation, by the generation of the presented token:
 *
 * - `rotated`: the token has the current generation; the session gets a new one.
 * - `repeated`: the token has the parent of the current generation, within the grace period; nothing changes.
 * - `recovered`: the token has that parent, after the grace period. The current generation was never used, so its
 *   response was lost; the session gets a new generation, and the unused one is void.
 * - `reused`: the token has any other generation. Two clients hold this session, so it ends (RFC 9700 §4.14.2).
 * - `ended`: the session had ended, or its user is disabled.
 * - `expired`: the session was unused for too long, or is too old.
 * - `unknown`: the session does not exist.
 */
export type Rotation =
  | {
      readonly outcome: 'rotated' | 'repeated' | 'recovered';
      readonly session: ActiveSession;
    }
  | { readonly outcome: 'ended'; readonly reason: EndReason }
  | { readonly outcome: 'reused' | 'expired' | 'unknown' };

export interface RotationRules {
  /** `REFRESH_GRACE` in seconds. */
  readonly refreshGrace: number;
  /** `REFRESH_IDLE_TTL` in seconds. */
  readonly refreshIdleTtl: number;
}

type Row = SessionRow &
  (
    | { readonly outcome: 'ended'; readonly end_reason: EndReason }
    | { readonly outcome: Exclude<Rotation['outcome'], 'ended' | 'unknown'> | 'disabled' }
  );

/*
 * One statement, so that no other refresh, sign-out or crash can come between reading and updating. `seen` locks the row and
 * reads its newest version; a parallel refresh waits there and then sees the result of the first one. Times are by the
 * database's clock, so API processes need not agree on the time.
 */
const rotateStatement = (insertSql: string) =>
  statement<
    [
      sessionId: string,
      generation: number,
      refreshGrace: number,
      refreshIdleTtl: number,
      ends: string | undefined,
    ],
    Row
  >(
    'rotate_session',
    `
  WITH seen AS (
    SELECT s.id, s.user_id, s.generation, s.auth_time, s.idle_expires_at, s.expires_at,
      s.end_reason, u.role,
      CASE
        WHEN s.ended_at IS NOT NULL THEN 'ended'
        WHEN u.disabled_at IS NOT NULL THEN 'disabled'
        WHEN now() >= least(s.idle_expires_at, s.expires_at) THEN 'expired'
        WHEN s.generation = $2 THEN 'rotated'
        WHEN s.parent_generation IS DISTINCT FROM $2 THEN 'reused'
        WHEN now() < s.rotated_at + make_interval(secs => $3) THEN 'repeated'
        ELSE 'recovered'
      END AS outcome
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = $1
    FOR UPDATE OF s
  ), moved AS (
    UPDATE sessions s
    SET generation = s.generation + 1, parent_generation = $2, rotated_at = now(),
      idle_expires_at = now() + make_interval(secs => $4)
    FROM seen WHERE s.id = seen.id AND seen.outcome IN ('rotated', 'recovered')
    RETURNING s.generation, s.idle_expires_at
  ), ended AS (
    UPDATE sessions s
    SET ended_at = now(), end_reason = seen.outcome::end_reason
    FROM seen WHERE s.id = seen.id AND seen.outcome IN ('reused', 'disabled')
    RETURNING s.id, s.end_reason
  ), rows_made AS (
    SELECT $5::json -> end_reason::text AS made FROM ended
  ), recorded AS (
    ${insertSql}
  )
  SELECT seen.outcome, seen.end_reason, seen.id, seen.user_id, seen.role,
    coalesce(moved.generation, seen.generation) AS generation,
    extract(epoch FROM seen.auth_time)::float8 AS auth_time,
    extract(epoch FROM seen.expires_at - now())::float8 AS seconds_left,
    extract(epoch FROM coalesce(moved.idle_expires_at, seen.idle_expires_at) - now())::float8
      AS idle_seconds_left,
    (SELECT ${notifyEnded('ended')} FROM ended) AS notified
  FROM seen LEFT JOIN moved ON true`,
  );

/**
 * Rotates a session in one atomic statement, or ends it on reuse.
 *
 * @param ends the events to record if this ends the session: JSON with one row per reason, `reused` and `disabled`
 * @param insertSql SQL that records one of these rows: `AuthEvents.insertSql`
 */
export async function rotate(
  pool: Pool,
  sessionId: string,
  generation: number,
  { refreshGrace, refreshIdleTtl }: RotationRules,
  ends?: string,
  insertSql = 'SELECT',
): Promise<Rotation> {
  const [row] = await rotateStatement(insertSql)(
    pool,
    sessionId,
    generation,
    refreshGrace,
    refreshIdleTtl,
    ends,
  );
  if (row === undefined) return { outcome: 'unknown' };
  if (row.outcome === 'ended') return { outcome: 'ended', reason: row.end_reason };
  if (row.outcome === 'disabled') return { outcome: 'ended', reason: 'disabled' };
  if (row.outcome === 'reused' || row.outcome === 'expired') return { outcome: row.outcome };
  return { outcome: row.outcome, session: activeSession(row) };
}

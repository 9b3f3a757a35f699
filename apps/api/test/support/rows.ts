import type { Pool } from 'pg';
import { claimsOf } from './response.js';

/** Returns the session id in a token. */
export function sessionIn(token: string): string {
  return String(claimsOf(token)['sid']);
}

/** Lets time pass for a session: its last rotation and its expiries move into the past. */
export async function age(pool: Pool, sessionId: string, seconds: number): Promise<void> {
  await pool.query(
    `UPDATE sessions SET rotated_at = rotated_at - make_interval(secs => $2),
       idle_expires_at = idle_expires_at - make_interval(secs => $2),
       expires_at = expires_at - make_interval(secs => $2)
     WHERE id = $1`,
    [sessionId, seconds],
  );
}

export interface SessionState {
  readonly generation: number;
  readonly parent: number | null;
  readonly reason: string | null;
}

export async function stateOf(pool: Pool, sessionId: string): Promise<SessionState | undefined> {
  const { rows } = await pool.query<SessionState>(
    'SELECT generation, parent_generation AS parent, end_reason AS reason FROM sessions WHERE id = $1',
    [sessionId],
  );
  return rows[0];
}

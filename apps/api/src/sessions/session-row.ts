import type { Role } from '@repo/db';
import type { ActiveSession } from '../tokens/issue.js';

/** An active session as the statements of this folder return it; times in seconds. */
export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly generation: number;
  readonly auth_time: number;
  readonly seconds_left: number;
  readonly idle_seconds_left: number;
}

/** Converts a row. */
export function activeSession(row: SessionRow): ActiveSession {
  return {
    sessionId: row.id,
    userId: row.user_id,
    role: row.role,
    generation: row.generation,
    authTime: row.auth_time,
    secondsLeft: row.seconds_left,
    idleSecondsLeft: row.idle_seconds_left,
  };
}

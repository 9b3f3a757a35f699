import type { Role } from '@repo/db';
import type { LivingSession } from '../tokens/issue.js';

/** A living session as the statements of this folder answer it; times in seconds. */
export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly generation: number;
  readonly auth_time: number;
  readonly seconds_left: number;
  readonly idle_seconds_left: number;
}

export function livingSession(row: SessionRow): LivingSession {
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

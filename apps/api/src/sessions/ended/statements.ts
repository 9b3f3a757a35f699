import type { EndReason } from '@repo/db';
import { statement } from '../../database/statement.js';

/** The sessions that ended within the last so many seconds. */
export const recentlyEnded = statement<[seconds: number], { id: string; end_reason: EndReason }>(
  'recently_ended_sessions',
  `SELECT id, end_reason FROM sessions WHERE ended_at > now() - make_interval(secs => $1)`,
);

/** Whether one session has ended, asked of its row. No row: no such session. */
export const endReasonOf = statement<[sessionId: string], { end_reason: EndReason | null }>(
  'session_end_reason',
  `SELECT end_reason FROM sessions WHERE id = $1`,
);

/** Sends a heartbeat to the connection that listens. */
export const sendBeat = statement<[channel: string, beat: string], { told: string }>(
  'session_feed_beat',
  `SELECT pg_notify($1, $2) AS told`,
);

import type { EndReason, Role } from '@repo/db';
import { statement } from '../../database/statement.js';
import { roleVersion } from './role-notice.js';

/** Reads the sessions that ended within the last `seconds`, or in the future if the clock was set back. */
export const recentlyEnded = statement<
  [seconds: number],
  { id: string; end_reason: EndReason; time: number }
>(
  'recently_ended_sessions',
  `
  SELECT id, end_reason, extract(epoch FROM ended_at)::float8 AS time FROM sessions
  WHERE ended_at > now() - make_interval(secs => $1)`,
);

/** Reads the users whose role changed within the last `seconds`. */
export const recentlyChanged = statement<
  [seconds: number],
  { id: string; role: Role; version: number }
>(
  'recently_changed_roles',
  `
  SELECT id, role, ${roleVersion('users')} AS version FROM users
  WHERE role_changed_at > now() - make_interval(secs => $1)`,
);

/** Reads the state of a session and its user, and the database's time. No row: the session does not exist. */
export const storedState = statement<
  [sessionId: string],
  { end_reason: EndReason | null; role: Role; is_disabled: boolean; time: number }
>(
  'session_state',
  `
  SELECT end_reason, role, disabled_at IS NOT NULL AS is_disabled,
    extract(epoch FROM clock_timestamp())::float8 AS time
  FROM sessions JOIN users ON users.id = user_id
  WHERE sessions.id = $1`,
);

/** Sends a heartbeat to the connection that listens, and returns the database's time in seconds. */
export const sendBeat = statement<[channel: string, beat: string], { time: number }>(
  'session_feed_beat',
  `SELECT pg_notify($1, $2) AS notified, extract(epoch FROM clock_timestamp())::float8 AS time`,
);

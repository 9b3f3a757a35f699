import { newId } from '../database/ids.js';
import { statement, type Queryable } from '../database/statement.js';
import type { ActiveSession } from '../tokens/issue.js';
import { notifyEnded } from './revocations/ended-notice.js';
import type { SessionClient } from './session-client.js';
import { activeSession, type SessionRow } from './session-row.js';

export interface SessionLifetimes {
  /** `REFRESH_IDLE_TTL` in seconds. */
  readonly refreshIdleTtl: number;
  /** `SESSION_TTL` in seconds. */
  readonly sessionTtl: number;
}

export interface OpenResult {
  readonly session: ActiveSession;
  /** The replaced session; undefined when there was none, or it had already ended. */
  readonly replaced: string | undefined;
}

const UNKNOWN_CLIENT: SessionClient = { address: undefined, userAgent: undefined };

/** A user who signs in, and the stored hash that the password was just verified against. */
export interface VerifiedUser {
  readonly id: string;
  readonly passwordHash: string;
}

/*
 * The password was verified before this statement. Since then it may have changed, or the user may have been disabled. The
 * lock on the user's row makes a sign-in and such a change wait for each other, and the row is checked after the wait.
 */
const openStatement = statement<
  [
    sessionId: string,
    userId: string,
    passwordHash: string,
    refreshIdleTtl: number,
    sessionTtl: number,
    replaced: string | null,
    clientAddress: string | undefined,
    userAgent: string | undefined,
  ],
  SessionRow & { readonly replaced: string | null }
>(
  'open_session',
  `
  WITH person AS (
    SELECT id, role FROM users
    WHERE id = $2 AND password_hash = $3 AND disabled_at IS NULL
    FOR SHARE
  ), opened AS (
    INSERT INTO sessions
      (id, user_id, auth_time, idle_expires_at, expires_at, client_address, user_agent)
    SELECT $1, id, now(), now() + make_interval(secs => $4), now() + make_interval(secs => $5),
      $7, $8
    FROM person
    RETURNING *
  ), ended AS (
    UPDATE sessions SET ended_at = now(), end_reason = 'signed_out'
    WHERE id = $6 AND ended_at IS NULL AND EXISTS (SELECT FROM person)
    RETURNING id, end_reason
  )
  SELECT opened.id, opened.user_id, person.role, opened.generation,
    extract(epoch FROM opened.auth_time)::float8 AS auth_time,
    extract(epoch FROM opened.expires_at - now())::float8 AS seconds_left,
    extract(epoch FROM opened.idle_expires_at - now())::float8 AS idle_seconds_left,
    (SELECT id FROM ended) AS replaced,
    (SELECT ${notifyEnded('ended')} FROM ended) AS notified
  FROM opened, person`,
);

/**
 * Opens a session and ends the one that it replaces (session fixation: OWASP ASVS 7.2.4).
 *
 * @param replaced the session whose access token came with the sign-in
 * @returns undefined if the user was disabled or the password changed after it was verified
 */
export async function openSession(
  transaction: Queryable,
  user: VerifiedUser,
  { refreshIdleTtl, sessionTtl }: SessionLifetimes,
  replaced: string | undefined,
  client: SessionClient = UNKNOWN_CLIENT,
): Promise<OpenResult | undefined> {
  const [row] = await openStatement(
    transaction,
    newId(),
    user.id,
    user.passwordHash,
    refreshIdleTtl,
    sessionTtl,
    replaced ?? null,
    client.address,
    client.userAgent,
  );
  return row && { session: activeSession(row), replaced: row.replaced ?? undefined };
}

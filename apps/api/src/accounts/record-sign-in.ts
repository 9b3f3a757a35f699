import type { FastifyRequest } from 'fastify';
import type { AuthEvents } from '../events/auth-events.js';
import type { RecordChange } from '../database/change-and-record.js';
import type { OpenedSession } from '../sessions/sessions.js';

/** Returns a function that records a sign-in: the new session, and the session that it replaces, if any. */
export function recordSignIn(
  events: AuthEvents,
  request: FastifyRequest,
  userId: string,
): RecordChange<OpenedSession> {
  return (transaction, { sessionId, replaced }) => {
    const about = { request, userId, sessionId };
    return events.write(
      transaction,
      { event: 'authn_login_success', ...about },
      { event: 'session_created', ...about },
      ...(replaced === undefined
        ? []
        : [{ event: 'session_logout', request, ...replaced, detail: 'replaced' } as const]),
    );
  };
}

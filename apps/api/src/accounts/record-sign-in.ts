import type { FastifyRequest } from 'fastify';
import type { AuthEvents } from '../audit/audit.module.js';
import type { RecordChange } from '../database/change-and-record.js';
import type { OpenedSession } from '../sessions/sessions.js';

/** Records a sign-in: the session that it opens, and the one that it ends. */
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

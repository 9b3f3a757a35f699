import type { EndReason } from '@repo/db';
import type { FastifyRequest } from 'fastify';
import type { AuthEventRecord } from '../events/auth-events.js';

/**
 * Makes one event for each session that a request has ended.
 *
 * @param userId the user of the sessions, if not the user of the request
 */
export function endEvents(
  sessionIds: readonly string[],
  reason: EndReason,
  request: FastifyRequest,
  userId?: string,
): AuthEventRecord[] {
  return sessionIds.map((sessionId) => ({
    event: 'session_logout',
    request,
    userId,
    sessionId,
    detail: reason,
  }));
}

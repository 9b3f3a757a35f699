import type { EndReason } from '@repo/db';
import type { FastifyRequest } from 'fastify';
import type { AuthEventRecord } from '../audit/event-row.js';

/**
 * The events of sessions that a request has ended, one of each.
 *
 * @param userId whose sessions they are, unless it is the user of the request
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

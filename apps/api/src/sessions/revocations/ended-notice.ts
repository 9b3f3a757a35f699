import { EndReason } from '@repo/db';

/** The channel that notifies every process of ended sessions. */
export const ENDED_CHANNEL = 'session_ended';

/**
 * Returns SQL that notifies every process of an ended session, given a row with `id` and `end_reason`. PostgreSQL sends the
 * notice on commit, so there is exactly one per ended session.
 */
export const notifyEnded = (row: string): string =>
  `pg_notify('${ENDED_CHANNEL}', ${row}.id || ' ' || ${row}.end_reason)`;

export interface EndedNotice {
  readonly sessionId: string;
  readonly reason: EndReason;
}

/** Parses a notice; undefined for one that another version of the API sent in an unknown form. */
export function readEndedNotice(payload: string): EndedNotice | undefined {
  const [sessionId = '', reason = ''] = payload.split(' ');
  return isEndReason(reason) ? { sessionId, reason } : undefined;
}

function isEndReason(text: string): text is EndReason {
  return Object.hasOwn(EndReason, text);
}

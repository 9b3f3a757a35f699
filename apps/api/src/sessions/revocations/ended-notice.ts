import { EndReason } from '@repo/db';

/** The channel on which the end of a session is told to every process. */
export const ENDED_CHANNEL = 'session_ended';

/**
 * SQL that tells the end of the session in a row with `id` and `end_reason`. PostgreSQL sends it when the transaction
 * commits: there is no notice without an end, and no end without a notice.
 */
export const tellEnded = (row: string): string =>
  `pg_notify('${ENDED_CHANNEL}', ${row}.id || ' ' || ${row}.end_reason)`;

export interface EndedNotice {
  readonly sessionId: string;
  readonly reason: EndReason;
}

/** What a notice says. Undefined for one that this version does not understand. */
export function readEndedNotice(payload: string): EndedNotice | undefined {
  const [sessionId = '', reason = ''] = payload.split(' ');
  return isEndReason(reason) ? { sessionId, reason } : undefined;
}

function isEndReason(text: string): text is EndReason {
  return Object.hasOwn(EndReason, text);
}

import type { Code } from '@repo/errors';
import type { AuthEventRecord } from '../events/auth-events.js';

/** The columns of a refusal; null in other events. */
export interface RefusalColumns {
  readonly code: Code | null;
  readonly status: number | null;
  readonly why: string | null;
}

const NOT_REFUSED: RefusalColumns = { code: null, status: null, why: null };

/** Listed by name, so that this release can still write after the next one has added a column. */
export const EVENT_COLUMNS = `id, at, event, code, status, method, route, scheme, request_id, user_id,
  session_id, client_address, why, detail, identifier_hash, count`;

/** A row of `auth_events`, by column name. */
export type EventRow = ReturnType<typeof eventRow>;

export interface RowMaker {
  /** Makes the id and the time of a row. */
  readonly stamp: () => { readonly id: string; readonly at: Date };
  /** Hashes a submitted user name. */
  readonly hash: (identifier: string) => string;
}

/** Builds the row of an event. Only a refusal has refusal columns. */
export function eventRow(
  { event, request, userId, sessionId, identifier, detail }: AuthEventRecord,
  { stamp, hash }: RowMaker,
  { code, status, why }: RefusalColumns = NOT_REFUSED,
) {
  const { id: requestId, method, routeOptions, credential, user, clientAddress } = request;
  const { id, at } = stamp();
  return {
    id,
    at: at.toISOString(),
    event,
    code,
    status,
    method,
    route: routeOptions.url ?? null,
    scheme: credential?.scheme ?? null,
    request_id: requestId,
    user_id: userId ?? user?.userId ?? null,
    session_id: sessionId ?? user?.sessionId ?? null,
    client_address: clientAddress,
    why,
    detail: detail ?? null,
    identifier_hash: identifier === undefined ? null : hash(identifier),
    count: 1,
  };
}

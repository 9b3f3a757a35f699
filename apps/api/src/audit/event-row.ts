import type { Code } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { EventName } from './event-names.js';

/** The subject of an event, where the request does not tell. */
export interface EventSubject {
  /** Instead of the user of the request's credentials. */
  readonly userId?: string | undefined;
  /** Instead of the session of the request's access token. */
  readonly sessionId?: string | undefined;
  /** The user name that was submitted; only its hash is stored. */
  readonly identifier?: string | undefined;
  /** Which case it was, where an event has several. */
  readonly detail?: string | undefined;
}

export interface AuthEventRecord extends EventSubject {
  readonly event: EventName;
  /** The request in which it happened. */
  readonly request: FastifyRequest;
}

/** The refusal that an event is about. */
export interface Refused {
  readonly code: Code | null;
  readonly status: number | null;
  readonly why: string | null;
}

const NOT_REFUSED: Refused = { code: null, status: null, why: null };

/** Named, so that a process of this release still writes when the next one has added a column. */
export const EVENT_COLUMNS = `id, at, event, code, status, method, route, scheme, request_id, user_id,
  session_id, client_address, why, detail, identifier_hash, count`;

/** A row of `auth_events`, by the names of its columns. */
export type EventRow = ReturnType<typeof eventRow>;

export interface RowMaker {
  /** Makes the id, and the time that it has. */
  readonly stamp: () => { readonly id: string; readonly at: Date };
  /** Makes the hash of a submitted user name. */
  readonly hash: (identifier: string) => string;
}

export function eventRow(
  { event, request, userId, sessionId, identifier, detail }: AuthEventRecord,
  { stamp, hash }: RowMaker,
  { code, status, why }: Refused = NOT_REFUSED,
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

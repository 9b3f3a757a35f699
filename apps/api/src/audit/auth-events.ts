import { catalogue, type Code } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { statement } from '../database/statement.js';
import type { ProblemException } from '../http/problem-exception.js';
import { newId } from '../new-id.js';
import { BatchWriter, type WriterLog } from './batch-writer.js';
import { eventOf, type EventName } from './event-names.js';

/** Whom and what an event is about, as far as the request itself does not tell. */
export interface EventSubject {
  /** Instead of the user of the request's credential. */
  readonly userId?: string | undefined;
  /** Instead of the session of the request's access token. */
  readonly sessionId?: string | undefined;
  /** The user name that was submitted; only its hash is kept. */
  readonly identifier?: string | undefined;
  /** Which case it was, where an event has several. */
  readonly detail?: string | undefined;
}

export interface AuthEventRecord extends EventSubject {
  readonly event: EventName;
  /** The request in which it happened. */
  readonly request: FastifyRequest;
}

/** A row of `auth_events`, by the names of its columns. */
type Row = ReturnType<typeof rowOf>;

/** What strangers and runaway programs cause may fill so much of the room: what happens to people's accounts has the rest. */
const STRANGERS_SHARE = 0.5;

/** The same rows again are nothing new: whether the first try was heard, nobody may have been told. */
const insert = statement<[rows: string], never>(
  'insert_auth_events',
  `
  INSERT INTO auth_events SELECT * FROM json_populate_recordset(NULL::auth_events, $1)
  ON CONFLICT (id) DO NOTHING`,
);

/**
 * The audit trail: what happened to accounts and sessions, and why requests were refused (OWASP ASVS 16.3). Recording
 * never slows and never fails the request that it is about.
 */
export class AuthEvents {
  readonly #writer: BatchWriter<Row>;
  readonly #hash: (identifier: string) => string;

  /**
   * @param hash of what was submitted as a user name
   */
  constructor(pool: Pool, hash: (identifier: string) => string, log: WriterLog) {
    this.#writer = new BatchWriter((rows) => insert(pool, JSON.stringify(rows)), log);
    this.#hash = hash;
  }

  /** Records what has happened: `events.record({ event: 'session_logout', request, sessionId })`. */
  record({ event, request, ...subject }: AuthEventRecord): void {
    this.#add(event, request, subject);
  }

  /** Records a refusal, if it says something about who may do what. Called where all refusals go out. */
  recordRefusal(request: FastifyRequest, refusal: ProblemException): void {
    const { code, why, about = {}, limitsReached } = refusal;
    const event = eventOf(code);
    if (event === undefined) return;
    const status = refusal.status ?? catalogue[code].status;
    this.#add(event, request, about, { code, status, why: why ?? null });
    if (limitsReached.length === 0) return;
    const detail = limitsReached.join(', ');
    this.#add('authn_login_fail_max', request, { ...about, detail });
  }

  /** Writes what waits, as far as the database takes it. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  #add(event: EventName, request: FastifyRequest, subject: EventSubject, refused?: Refused): void {
    const { identifier, userId = request.user?.userId } = subject;
    const isFlood = userId === undefined || event === 'excess_rate_limit_exceeded';
    const share = isFlood ? STRANGERS_SHARE : 1;
    this.#writer.add(() => {
      const hash = identifier === undefined ? null : this.#hash(identifier);
      return rowOf(event, request, { ...subject, userId }, hash, refused);
    }, share);
  }
}

interface Refused {
  readonly code: Code | null;
  readonly status: number | null;
  readonly why: string | null;
}

const NOT_REFUSED: Refused = { code: null, status: null, why: null };

function rowOf(
  event: EventName,
  request: FastifyRequest,
  { userId, sessionId, detail }: EventSubject,
  hash: string | null,
  { code, status, why }: Refused = NOT_REFUSED,
) {
  const { id: requestId, method, routeOptions, credential, user, clientAddress } = request;
  return {
    id: newId(),
    at: new Date().toISOString(),
    event,
    code,
    status,
    method,
    route: routeOptions.url ?? null,
    scheme: credential?.scheme ?? null,
    request_id: requestId,
    user_id: userId ?? null,
    session_id: sessionId ?? user?.sessionId ?? null,
    client_address: clientAddress,
    why,
    detail: detail ?? null,
    identifier_hash: hash,
  };
}

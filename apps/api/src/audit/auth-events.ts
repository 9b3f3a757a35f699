import { catalogue } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import type { ProblemException } from '../http/problem-exception.js';
import { BatchWriter, type WriterLog } from './batch-writer.js';
import { eventOf, type EventName } from './event-names.js';
import {
  eventRow,
  type AuthEventRecord,
  type EventRow,
  type EventSubject,
  type Refused,
} from './event-row.js';

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
 * The audit trail: what happened to accounts and sessions, and why requests were refused (OWASP ASVS 16.3).
 *
 * A change is recorded by {@link write}, in its own transaction. Refusals and renewals are recorded behind the request,
 * which they neither slow down nor fail.
 */
export class AuthEvents {
  readonly #writer: BatchWriter<EventRow>;
  readonly #hash: (identifier: string) => string;

  /**
   * @param hash of what was submitted as a user name
   */
  constructor(pool: Pool, hash: (identifier: string) => string, log: WriterLog) {
    this.#writer = new BatchWriter((rows) => insert(pool, JSON.stringify(rows)), log);
    this.#hash = hash;
  }

  /**
   * Records a change in the transaction that makes it, so that neither exists without the other:
   * `events.write(transaction, { event: 'session_logout', request, sessionId })`.
   */
  async write(transaction: Queryable, ...records: AuthEventRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map((record) => eventRow(record, this.#hash));
    await insert(transaction, JSON.stringify(rows));
  }

  /** Records a refresh that moved nothing but its session's generation. */
  recordRenewal(request: FastifyRequest, subject: EventSubject): void {
    this.#add('session_renewed', request, subject);
  }

  /** Records a refusal, if it says something about who may do what. Called where all refusals go out. */
  recordRefusal(request: FastifyRequest, refusal: ProblemException): void {
    const { code, about = {}, limitsReached, isRecorded } = refusal;
    const event = eventOf(code);
    if (event === undefined || isRecorded) return;
    this.#add(event, request, about, refusedBy(refusal));
    if (limitsReached.length === 0) return;
    const detail = limitsReached.join(', ');
    this.#add('authn_login_fail_max', request, { ...about, detail });
  }

  /**
   * The event of a refusal that also changes something, as JSON for the one statement that does both. The refusal is to be
   * marked `isRecorded`.
   */
  rowOf(request: FastifyRequest, refusal: ProblemException): string {
    const event = eventOf(refusal.code);
    if (event === undefined) throw new Error(`${refusal.code} has no event`);
    const record = { ...refusal.about, event, request };
    return JSON.stringify(eventRow(record, this.#hash, refusedBy(refusal)));
  }

  /** Writes what waits, as far as the database takes it. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  #add(event: EventName, request: FastifyRequest, subject: EventSubject, refused?: Refused): void {
    const { userId = request.user?.userId } = subject;
    const isFlood = userId === undefined || event === 'excess_rate_limit_exceeded';
    const share = isFlood ? STRANGERS_SHARE : 1;
    this.#writer.add(() => eventRow({ ...subject, event, request }, this.#hash, refused), share);
  }
}

function refusedBy({ code, status, why }: ProblemException): Refused {
  return { code, status: status ?? catalogue[code].status, why: why ?? null };
}

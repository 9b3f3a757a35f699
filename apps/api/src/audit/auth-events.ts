import { catalogue } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import type { Refusal, Subject } from '../http/refusal.js';
import type { Metrics } from '../metrics/metrics.js';
import { BatchWriter, type WriterLog } from './batch-writer.js';
import { eventOf } from './event-names.js';
import {
  EVENT_COLUMNS,
  eventRow,
  type AuthEventRecord,
  type EventRow,
  type Refused,
} from './event-row.js';
import { RefusalRows } from './refusal-rows.js';

/** A row is written again when its count has grown, and when nobody knows whether it was written. */
const insert = statement<[rows: string], never>(
  'insert_auth_events',
  `
  INSERT INTO auth_events (${EVENT_COLUMNS})
  SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::auth_events, $1)
  ON CONFLICT (id) DO UPDATE SET count = EXCLUDED.count`,
);

type Queue = 'refusals' | 'renewals';

/**
 * The audit trail: what happened to accounts and sessions, and why requests were refused (OWASP ASVS 16.3).
 *
 * A change is recorded by {@link write}, in its own transaction. Refusals and renewals are recorded behind the request,
 * which they neither slow down nor fail, each in a queue of their own: refusals, which anybody can cause, push nothing
 * else out.
 */
export class AuthEvents {
  readonly #refusals: BatchWriter<EventRow>;
  readonly #renewals: BatchWriter<EventRow>;
  readonly #refusalRows = new RefusalRows();
  readonly #hash: (identifier: string) => string;

  /**
   * @param hash of what was submitted as a user name
   */
  constructor(
    pool: Pool,
    hash: (identifier: string) => string,
    log: WriterLog,
    metrics: Pick<Metrics, 'countLostEvents'>,
  ) {
    const writer = (queue: Queue) =>
      new BatchWriter<EventRow>({
        queue,
        write: (rows) => insert(pool, JSON.stringify(rows)),
        log,
        countLost: (rows) => metrics.countLostEvents(queue, rows),
      });
    this.#refusals = writer('refusals');
    this.#renewals = writer('renewals');
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
  recordRenewal(request: FastifyRequest, subject: Subject): void {
    this.#renewals.add(eventRow({ ...subject, event: 'session_renewed', request }, this.#hash));
  }

  /** Records a refusal, if it says something about who may do what. */
  recordRefusal(request: FastifyRequest, refusal: Refusal): void {
    const { code, about, limitsReached, isRecorded } = refusal;
    const event = eventOf(code);
    if (event === undefined || isRecorded) return;
    this.#addRefusal({ ...about, event, request }, refusedBy(refusal));
    if (limitsReached.length === 0) return;
    const detail = limitsReached.join(', ');
    this.#addRefusal({ ...about, event: 'authn_login_fail_max', request, detail });
  }

  /**
   * The event of a refusal that also changes something, as JSON for the one statement that does both. The refusal is to be
   * marked `isRecorded`.
   */
  rowOf(request: FastifyRequest, refusal: Refusal): string {
    const event = eventOf(refusal.code);
    if (event === undefined) throw new Error(`${refusal.code} has no event`);
    const record = { ...refusal.about, event, request };
    return JSON.stringify(eventRow(record, this.#hash, refusedBy(refusal)));
  }

  /** Writes what waits, as far as the database takes it. */
  async flush(): Promise<void> {
    await Promise.all([this.#refusals.flush(), this.#renewals.flush()]);
  }

  #addRefusal(record: AuthEventRecord, refused?: Refused): void {
    const make = () => eventRow(record, this.#hash, refused);
    this.#refusals.add(this.#refusalRows.count(record, refused, make));
  }
}

function refusedBy({ code, status, why }: Refusal): Refused {
  return { code, status: status ?? catalogue[code].status, why: why ?? null };
}

import { catalogue } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import type { ProblemException } from '../http/problem-exception.js';
import type { Metrics } from '../metrics/metrics.js';
import { idMaker } from '../new-id.js';
import type { TokenClock } from '../tokens/token-clock.js';
import { BatchWriter, type WriterLog } from './batch-writer.js';
import { eventOf } from './event-names.js';
import {
  EVENT_COLUMNS,
  eventRow,
  type AuthEventRecord,
  type EventRow,
  type EventSubject,
  type Refused,
  type RowMaker,
} from './event-row.js';
import { RefusalRows } from './refusal-rows.js';

/**
 * A row is written again when its count has grown, and when it is not known whether it was written. A write that timed out
 * may commit after a later one: the higher count stays.
 */
const insert = statement<[rows: string], never>(
  'insert_auth_events',
  `
  INSERT INTO auth_events (${EVENT_COLUMNS})
  SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::auth_events, $1)
  ON CONFLICT (id) DO UPDATE SET count = greatest(auth_events.count, EXCLUDED.count)`,
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
  readonly #maker: RowMaker;

  /**
   * @param clock of the database: the trails of all processes have one order, and the chart has their time
   * @param hash of what was submitted as a user name
   */
  constructor(
    pool: Pool,
    clock: TokenClock,
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
    const milliseconds = () => clock.now() * 1000;
    const newId = idMaker(milliseconds);
    this.#maker = { hash, stamp: () => ({ at: new Date(milliseconds()), id: newId() }) };
  }

  /**
   * Records a change in the transaction that makes it, so that neither exists without the other:
   * `events.write(transaction, { event: 'session_logout', request, sessionId })`.
   */
  async write(transaction: Queryable, ...records: AuthEventRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map((record) => this.rowOf(record));
    await insert(transaction, JSON.stringify(rows));
  }

  /** Records a refresh that moved nothing but its session's generation. */
  recordRenewal(request: FastifyRequest, subject: EventSubject): void {
    this.#renewals.add(this.rowOf({ ...subject, event: 'session_renewed', request }));
  }

  /** Records a refusal, if it says something about who may do what. Called where all refusals go out. */
  recordRefusal(request: FastifyRequest, refusal: ProblemException): void {
    const { code, about = {}, limitsReached, isRecorded } = refusal;
    const event = eventOf(code);
    if (event === undefined || isRecorded) return;
    this.#addRefusal({ ...about, event, request }, refusedBy(refusal));
    if (limitsReached.length === 0) return;
    const detail = limitsReached.join(', ');
    this.#addRefusal({ ...about, event: 'authn_login_fail_max', request, detail });
  }

  /** The row of a change, for the one statement that makes and records it. */
  rowOf(record: AuthEventRecord): EventRow {
    return eventRow(record, this.#maker);
  }

  /** The row of a refusal that also changes something. The refusal is to be marked `isRecorded`. */
  rowOfRefusal(request: FastifyRequest, refusal: ProblemException): EventRow {
    const event = eventOf(refusal.code);
    if (event === undefined) throw new Error(`${refusal.code} has no event`);
    return eventRow({ ...refusal.about, event, request }, this.#maker, refusedBy(refusal));
  }

  /** Writes what waits, as far as the database takes it. */
  async flush(): Promise<void> {
    await Promise.all([this.#refusals.flush(), this.#renewals.flush()]);
  }

  #addRefusal(record: AuthEventRecord, refused?: Refused): void {
    const make = () => eventRow(record, this.#maker, refused);
    this.#refusals.add(this.#refusalRows.count(record, refused, make));
  }
}

function refusedBy({ code, status, why }: ProblemException): Refused {
  return { code, status: status ?? catalogue[code].status, why: why ?? null };
}

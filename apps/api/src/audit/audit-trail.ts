import { catalogue } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import { AuthEvents, type AuthEventRecord } from '../events/auth-events.js';
import type { Refusal, EventSubject } from '../http/refusal.js';
import type { Metrics } from '../metrics/metrics.js';
import { idMaker } from '../database/ids.js';
import type { DatabaseClock } from '../tokens/database-clock.js';
import { BatchWriter, type WriterLog } from './batch-writer.js';
import { eventOf } from './event-names.js';
import {
  EVENT_COLUMNS,
  eventRow,
  type EventRow,
  type RefusalColumns,
  type RowMaker,
} from './event-row.js';
import { RefusalRows } from './refusal-rows.js';

/**
 * Inserts rows. A row is written again when its count has grown, or when an earlier write may have failed. A write that
 * timed out may commit after a later one, so the higher count wins.
 */
const insert = statement<[rows: string], never>(
  'insert_auth_events',
  `
  INSERT INTO auth_events (${EVENT_COLUMNS})
  SELECT ${EVENT_COLUMNS} FROM json_populate_recordset(NULL::auth_events, $1)
  ON CONFLICT (id) DO UPDATE SET count = greatest(auth_events.count, EXCLUDED.count)`,
);

type Queue = 'refusals' | 'renewals';

const LOST =
  'Refusals and refreshes that the audit trail lost: its queue was full, or the write failed.';

/**
 * Writes the audit trail: changes of accounts and sessions, and refused requests (OWASP ASVS 16.3).
 *
 * {@link write} records a change in its transaction. Refusals and refreshes are queued, so recording them neither delays
 * the request nor makes it fail. Each of the two has its own queue: a flood of refusals, which anyone can cause, displaces
 * nothing else.
 */
export class AuditTrail extends AuthEvents {
  override readonly insertSql = `INSERT INTO auth_events (${EVENT_COLUMNS})
    SELECT ${EVENT_COLUMNS}
    FROM rows_made, json_populate_record(NULL::auth_events, made)
    WHERE made IS NOT NULL`;

  readonly #refusals: BatchWriter<EventRow>;
  readonly #renewals: BatchWriter<EventRow>;
  readonly #refusalRows: RefusalRows;
  readonly #maker: RowMaker;

  /**
   * @param clock the database's clock: events of all processes share one order and time
   * @param hash hashes a submitted user name
   */
  constructor(
    pool: Pool,
    clock: DatabaseClock,
    hash: (identifier: string) => string,
    log: WriterLog,
    metrics: Pick<Metrics, 'counter'>,
  ) {
    super();
    const lost = metrics.counter('audit_events_lost_total', LOST, ['queue']);
    const writer = (queue: Queue) =>
      new BatchWriter<EventRow>({
        queue,
        write: (rows) => insert(pool, JSON.stringify(rows)),
        log,
        countLost: (rows) => lost.inc({ queue }, rows),
      });
    this.#refusals = writer('refusals');
    this.#renewals = writer('renewals');
    const milliseconds = () => clock.now() * 1000;
    this.#refusalRows = new RefusalRows(milliseconds);
    const newId = idMaker(milliseconds);
    this.#maker = { hash, stamp: () => ({ at: new Date(milliseconds()), id: newId() }) };
  }

  override async write(transaction: Queryable, ...records: AuthEventRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map((record) => this.rowOf(record));
    await insert(transaction, JSON.stringify(rows));
  }

  override recordRenewal(request: FastifyRequest, subject: EventSubject): void {
    this.#renewals.add(this.rowOf({ ...subject, event: 'session_renewed', request }));
  }

  /** Records a refusal if it is security-relevant. */
  recordRefusal(request: FastifyRequest, refusal: Refusal): void {
    const { code, about, limitsReached, isRecorded } = refusal;
    const event = eventOf(code);
    if (event === undefined || isRecorded) return;
    this.#addRefusal({ ...about, event, request }, refusalColumnsOf(refusal));
    if (limitsReached.length === 0) return;
    const detail = limitsReached.join(', ');
    this.#addRefusal({ ...about, event: 'authn_login_fail_max', request, detail });
  }

  override rowOf(record: AuthEventRecord): EventRow {
    return eventRow(record, this.#maker);
  }

  override rowOfRefusal(request: FastifyRequest, refusal: Refusal): EventRow {
    const event = eventOf(refusal.code);
    if (event === undefined) throw new Error(`${refusal.code} has no event`);
    return eventRow({ ...refusal.about, event, request }, this.#maker, refusalColumnsOf(refusal));
  }

  /** Writes the queued rows; those that the database does not take are lost. */
  async flush(): Promise<void> {
    await Promise.all([this.#refusals.flush(), this.#renewals.flush()]);
  }

  #addRefusal(record: AuthEventRecord, refused?: RefusalColumns): void {
    const make = () => eventRow(record, this.#maker, refused);
    this.#refusals.add(this.#refusalRows.count(record, refused, make));
  }
}

function refusalColumnsOf({ code, status, why }: Refusal): RefusalColumns {
  return { code, status: status ?? catalogue[code].status, why: why ?? null };
}

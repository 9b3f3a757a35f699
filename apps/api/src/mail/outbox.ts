import type { Pool } from 'pg';
import { statement, type Queryable } from '../database/statement.js';
import { newId } from '../database/ids.js';
import type { Mail } from './mailer.js';

/** Seconds after which an attempt counts as lost, as when its process was killed: longer than any conversation takes. */
export const ATTEMPT_LIMIT = 120;

/** Seconds until a mail is due, at most: before the first attempt, and before another. */
export const LONGEST_DELAY = 2;
export const LONGEST_RETRY = 900;

/** Number of mails that a process sends at a time. */
const BATCH = 5;

/** The request that asked for a mail, as far as its reader is told. */
export interface Asker {
  /** Browser and system. Undefined when the request did not name ones that are known. */
  readonly device: string | undefined;
  readonly network: string | undefined;
}

/** A mail that is written when it is sent: until then the outbox holds neither its token nor whether it is needed. */
export type RequestedKind = 'registration' | 'password_reset';

interface Requested {
  readonly kind: RequestedKind;
  readonly to: string;
  readonly asker: Asker;
}

/** Waits in the outbox. */
export type NewEntry = (Requested | ({ readonly kind: 'ready' } & Mail)) & {
  /** Of the request that it came from. */
  readonly requestId: string;
};

interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly text: string | null;
  readonly device: string | null;
  readonly network: string | null;
  readonly request_id: string;
  readonly attempts: number;
  readonly created_at: Date;
}

/** An entry that this process has claimed. */
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  /** Null unless the mail is ready. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly asker: Asker;
  readonly requestId: string;
  /** Number of this attempt, from 1. Another attempt has another number, so a late result of this one changes nothing. */
  readonly attempt: number;
  readonly createdAt: Date;
}

const isDue = (mail: string) =>
  `(${mail}.due_at <= now() OR ${mail}.due_at > now() + make_interval(
    secs => CASE WHEN ${mail}.attempts = 0 THEN ${LONGEST_DELAY} ELSE ${LONGEST_RETRY} END))`;

const addStatement = statement<
  [
    id: string,
    kind: string,
    recipient: string,
    subject: string | null,
    text: string | null,
    device: string | null,
    network: string | null,
    requestId: string,
    delay: number,
    patience: number,
  ],
  never
>(
  'outbox_add',
  `
  INSERT INTO mail_outbox
    (id, kind, recipient, subject, text, device, network, request_id, due_at, give_up_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
    now() + make_interval(secs => $9), now() + make_interval(secs => $10))`,
);

/**
 * Entries that another process is claiming are passed over. The oldest mail of each addressee comes before the second of
 * any, so that nobody who causes much mail, such as by creating keys in a loop, holds up that of others.
 *
 * What is due later than it can be was written before the clock was set back: it is due, or it would wait until the clock
 * has caught up.
 */
const claimStatement = statement<[attemptLimit: number, batch: number], EntryRow>(
  'outbox_claim',
  `
  UPDATE mail_outbox SET attempts = attempts + 1, due_at = now() + make_interval(secs => $1)
  WHERE id = ANY (ARRAY(
    SELECT mail.id FROM mail_outbox AS mail JOIN (
      SELECT id, row_number() OVER (PARTITION BY recipient ORDER BY due_at) AS turn
      FROM mail_outbox WHERE ${isDue('mail_outbox')}
    ) AS due ON due.id = mail.id
    WHERE ${isDue('mail')} ORDER BY turn, mail.due_at LIMIT $2
    FOR UPDATE OF mail SKIP LOCKED
  ))
  RETURNING id, kind, recipient, subject, text, device, network, request_id, attempts, created_at`,
);

const deleteStatement = statement<[id: string, attempt: number], { id: string }>(
  'outbox_delete',
  `DELETE FROM mail_outbox WHERE id = $1 AND attempts = $2 RETURNING id`,
);

const retryStatement = statement<[id: string, attempt: number, seconds: number], { id: string }>(
  'outbox_retry',
  `
  UPDATE mail_outbox SET due_at = now() + make_interval(secs => $3)
  WHERE id = $1 AND attempts = $2 AND give_up_at > now()
  RETURNING id`,
);

const nextStatement = statement<[], { seconds: number | null }>(
  'outbox_next',
  `SELECT extract(epoch FROM min(due_at) - now())::float8 AS seconds FROM mail_outbox`,
);

/** The rows of mail that is still to be sent. */
export class Outbox {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * @param delay seconds until it is due
   * @param patience seconds after which a failed attempt is the last
   */
  async add(
    entry: NewEntry,
    { delay, patience }: { readonly delay: number; readonly patience: number },
    database: Queryable = this.#pool,
  ): Promise<void> {
    const mail = entry.kind === 'ready' ? entry : undefined;
    const asker = entry.kind === 'ready' ? undefined : entry.asker;
    await addStatement(
      database,
      newId(),
      entry.kind,
      entry.to,
      mail?.subject ?? null,
      mail?.text ?? null,
      asker?.device ?? null,
      asker?.network ?? null,
      entry.requestId,
      delay,
      patience,
    );
  }

  /** Takes some of what is due: it is this process's for {@link ATTEMPT_LIMIT} seconds. */
  async claim(): Promise<Entry[]> {
    return (await claimStatement(this.#pool, ATTEMPT_LIMIT, BATCH)).map(entryOf);
  }

  /** @returns false when the entry is another attempt's by now */
  async delete({ id, attempt }: Entry): Promise<boolean> {
    return (await deleteStatement(this.#pool, id, attempt)).length > 0;
  }

  /** @returns false when there is no time for another attempt, or the entry is another attempt's by now */
  async retryIn(seconds: number, { id, attempt }: Entry): Promise<boolean> {
    return (await retryStatement(this.#pool, id, attempt, seconds)).length > 0;
  }

  /** Seconds until the next entry is due; undefined when there is none. */
  async nextDue(): Promise<number | undefined> {
    const [row] = await nextStatement(this.#pool);
    return row?.seconds ?? undefined;
  }
}

function entryOf(row: EntryRow): Entry {
  const { id, kind, recipient: to, subject, text, request_id: requestId, attempts: attempt } = row;
  const asker = { device: row.device ?? undefined, network: row.network ?? undefined };
  return { id, kind, to, subject, text, asker, requestId, attempt, createdAt: row.created_at };
}

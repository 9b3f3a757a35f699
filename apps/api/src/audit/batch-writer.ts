import { DatabaseUnavailable } from '../database/outages.js';

export interface WriterLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

interface Limits {
  /** Maximum number of queued rows, doubled for a lost row that is added again. Further rows are lost, and counted. */
  readonly capacity: number;
  /** Maximum number of rows written at once. */
  readonly batch: number;
  /** Milliseconds between the first queued row and its write. */
  readonly pause: number;
}

const LIMITS: Limits = { capacity: 4000, batch: 500, pause: 250 };

export interface WriterParts<Row> {
  /** The name of the queue in the log. */
  readonly queue: string;
  /**
   * Writes all rows or none. If it throws DatabaseUnavailable, it is called again with the same rows, which may have
   * been written.
   */
  readonly write: (rows: readonly Row[]) => Promise<unknown>;
  readonly log: WriterLog;
  /** Counts lost rows. */
  readonly countLost: (rows: number) => void;
}

/**
 * Queues rows and writes them in batches. Adding a row never waits and never fails. While the database is unavailable,
 * rows wait up to the capacity.
 */
export class BatchWriter<Row extends object> {
  readonly #parts: WriterParts<Row>;
  readonly #limits: Limits;
  #waiting = new Set<Row>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;
  #lost = 0;
  /** Number of reports of lost rows. */
  #reports = 0;
  /** Lost rows, each with the number of reports when it was lost. */
  readonly #missed = new WeakMap<Row, number>();
  #hasWarned = false;

  constructor(parts: WriterParts<Row>, limits: Partial<Limits> = {}) {
    this.#parts = parts;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Queues a row if there is room. A row that is queued already is written once, in its latest state. */
  add(row: Row): void {
    if (this.#waiting.has(row)) return;
    if (this.#waiting.size < this.#capacityFor(row)) this.#take(row);
    else this.#lose(row);
    this.#schedule();
  }

  /** Writes the queued rows. Rows that cannot be written now are lost. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined || this.#waiting.size > 0) {
      if (!(await this.#writeOnce())) break;
    }
    clearTimeout(this.#timer);
    this.#lost += this.#waiting.size;
    this.#waiting.clear();
    this.#reportLost();
  }

  /**
   * Returns the capacity of the queue for a row. It is doubled for a lost row that is added again: such a row counts
   * many refusals, and the caller keeps it in memory anyway.
   */
  #capacityFor(row: Row): number {
    return this.#limits.capacity * (this.#missed.has(row) ? 2 : 1);
  }

  /** Queues a row. If it was lost before, it no longer counts as lost, unless the loss was already reported. */
  #take(row: Row): void {
    this.#waiting.add(row);
    if (this.#missed.get(row) === this.#reports) this.#lost -= 1;
    this.#missed.delete(row);
  }

  /** Counts a row as lost once, however often it is added. */
  #lose(row: Row): void {
    if (this.#missed.has(row)) return;
    this.#missed.set(row, this.#reports);
    this.#lost += 1;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#tick(), this.#limits.pause).unref();
  }

  async #tick(): Promise<void> {
    // No pause after a full batch, so that the queue does not overflow.
    while ((await this.#writeOnce()) && this.#waiting.size >= this.#limits.batch);
    this.#timer = undefined;
    if (this.#waiting.size > 0) this.#schedule();
  }

  /** Writes one batch at a time: a call during a write waits for that write. */
  #writeOnce(): Promise<boolean> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** @returns false if the database is unavailable; the rows then stay queued */
  async #writeBatch(): Promise<boolean> {
    const { queue, write, log } = this.#parts;
    const batch = [...this.#waiting].slice(0, this.#limits.batch);
    // Before the write, so that a row that changes during the write is queued again.
    for (const row of batch) this.#waiting.delete(row);
    try {
      if (batch.length > 0) await write(batch);
      this.#hasWarned = false;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        this.#waiting = new Set([...batch, ...this.#waiting]);
        if (!this.#hasWarned)
          log.warn({ queue, err: error }, 'audit trail: waiting for the database');
        this.#hasWarned = true;
        return false;
      }
      // The rows are invalid: a retry would fail again and block all later rows.
      log.error({ queue, err: error, lost: batch.length }, 'audit trail: not written');
      this.#parts.countLost(batch.length);
    }
    this.#reportLost();
    return true;
  }

  /** Logs the rows that were lost since the last report. */
  #reportLost(): void {
    const { queue, log, countLost } = this.#parts;
    if (this.#lost === 0) return;
    log.warn({ queue, lost: this.#lost }, 'audit trail: queue full, rows lost');
    countLost(this.#lost);
    this.#lost = 0;
    this.#reports += 1;
  }
}

import { DatabaseUnavailable } from '../database/outages.js';

export interface WriterLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

interface Limits {
  /** How many rows may wait to be written: the rest is counted, and lost. A row that comes again has as much room again. */
  readonly capacity: number;
  /** How many rows are written at once. */
  readonly batch: number;
  /** Milliseconds from the first row that waits to its writing. */
  readonly pause: number;
}

const LIMITS: Limits = { capacity: 4000, batch: 500, pause: 250 };

export interface WriterParts<Row> {
  /** The name of the queue in the log. */
  readonly queue: string;
  /**
   * Writes all rows or none. When it throws DatabaseUnavailable it is asked to write the same rows again, and may have
   * written them already.
   */
  readonly write: (rows: readonly Row[]) => Promise<unknown>;
  readonly log: WriterLog;
  /** Is told how many rows were lost. */
  readonly countLost: (rows: number) => void;
}

/**
 * A queue of rows to write: adding one takes no time and never fails. While the database is gone the rows wait for it, as
 * many as there is room for.
 */
export class BatchWriter<Row extends object> {
  readonly #parts: WriterParts<Row>;
  readonly #limits: Limits;
  #waiting = new Set<Row>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;
  #lost = 0;
  /** How often the log was told of lost rows. */
  #tellings = 0;
  /** Rows that found no room, each with the number of tellings by then. */
  readonly #missed = new WeakMap<Row, number>();
  #isLate = false;

  constructor(parts: WriterParts<Row>, limits: Partial<Limits> = {}) {
    this.#parts = parts;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Takes a row, if there is room. One that waits already is written once, as it is by then. */
  add(row: Row): void {
    if (this.#waiting.has(row)) return;
    if (this.#waiting.size < this.#capacityFor(row)) this.#take(row);
    else this.#lose(row);
    this.#schedule();
  }

  /** Writes what waits. What cannot be written now is lost. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined || this.#waiting.size > 0) {
      if (!(await this.#writeOnce())) break;
    }
    clearTimeout(this.#timer);
    this.#lost += this.#waiting.size;
    this.#waiting.clear();
    this.#tellLost();
  }

  /** A row that comes again stands for many refusals, and its caller holds it in memory anyway. */
  #capacityFor(row: Row): number {
    return this.#limits.capacity * (this.#missed.has(row) ? 2 : 1);
  }

  /** One that was missed is written after all, and is no longer lost unless that was told already. */
  #take(row: Row): void {
    this.#waiting.add(row);
    if (this.#missed.get(row) === this.#tellings) this.#lost -= 1;
    this.#missed.delete(row);
  }

  /** A row is lost once, however often it comes. */
  #lose(row: Row): void {
    if (this.#missed.has(row)) return;
    this.#missed.set(row, this.#tellings);
    this.#lost += 1;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#tick(), this.#limits.pause).unref();
  }

  async #tick(): Promise<void> {
    // A full batch does not pause: a queue that fills faster than it empties loses rows.
    while ((await this.#writeOnce()) && this.#waiting.size >= this.#limits.batch);
    this.#timer = undefined;
    if (this.#waiting.size > 0) this.#schedule();
  }

  /** One batch at a time: a call while one is being written waits for that one. */
  #writeOnce(): Promise<boolean> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** @returns false if the database is gone and the rows wait for it */
  async #writeBatch(): Promise<boolean> {
    const { queue, write, log } = this.#parts;
    const batch = [...this.#waiting].slice(0, this.#limits.batch);
    // Before the writing: a row that changes meanwhile is added anew.
    for (const row of batch) this.#waiting.delete(row);
    try {
      if (batch.length > 0) await write(batch);
      this.#isLate = false;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        this.#waiting = new Set([...batch, ...this.#waiting]);
        if (!this.#isLate) log.warn({ queue, err: error }, 'audit trail: waiting for the database');
        this.#isLate = true;
        return false;
      }
      // The rows themselves are at fault: written again, they would fail again, and hold up all that follow.
      log.error({ queue, err: error, lost: batch.length }, 'audit trail: not written');
      this.#parts.countLost(batch.length);
    }
    this.#tellLost();
    return true;
  }

  /** One line for all rows that were lost since the last one. */
  #tellLost(): void {
    const { queue, log, countLost } = this.#parts;
    if (this.#lost === 0) return;
    log.warn({ queue, lost: this.#lost }, 'audit trail: no room for all');
    countLost(this.#lost);
    this.#lost = 0;
    this.#tellings += 1;
  }
}

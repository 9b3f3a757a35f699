import { DatabaseUnavailable } from '../database/outages.js';

export interface WriterLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

interface Limits {
  /** How many may wait to be written. What comes on top is counted, and lost. */
  readonly capacity: number;
  /** How many are written at once. */
  readonly batch: number;
  /** Milliseconds from the first that waits to the writing, and between two writings. */
  readonly pause: number;
}

const LIMITS: Limits = { capacity: 4000, batch: 500, pause: 250 };

/**
 * Writes rows behind the back of whoever adds them: nobody waits for it and nobody sees it fail. While the database is
 * gone, the rows wait for it, as many as there is room for.
 */
export class BatchWriter<Row> {
  readonly #write: (rows: readonly Row[]) => Promise<unknown>;
  readonly #log: WriterLog;
  readonly #limits: Limits;
  readonly #waiting: Row[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<boolean> | undefined;
  #lost = 0;
  #isLate = false;

  /**
   * @param write writes all of them or none; when it throws DatabaseUnavailable it is asked to write the same again, and
   *   may have done so already
   */
  constructor(
    write: (rows: readonly Row[]) => Promise<unknown>,
    log: WriterLog,
    limits: Partial<Limits> = {},
  ) {
    this.#write = write;
    this.#log = log;
    this.#limits = { ...LIMITS, ...limits };
  }

  /**
   * Takes a row, if there is room.
   *
   * @param make makes the row: not called where there is none, so that a flood costs least
   * @param share of the room that rows of this kind may fill: a flood of one kind leaves the rest to the others
   */
  add(make: () => Row, share = 1): void {
    if (this.#waiting.length >= this.#limits.capacity * share) {
      this.#lost += 1;
    } else {
      this.#waiting.push(make());
    }
    this.#schedule();
  }

  /** Writes what waits. What cannot be written now is lost. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined || this.#waiting.length > 0) {
      if (!(await this.#writeOnce())) break;
    }
    clearTimeout(this.#timer);
    this.#lost += this.#waiting.splice(0).length;
    this.#tellLost();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#tick(), this.#limits.pause).unref();
  }

  async #tick(): Promise<void> {
    await this.#writeOnce();
    this.#timer = undefined;
    if (this.#waiting.length > 0) this.#schedule();
  }

  /** One batch at a time: whoever comes while one is being written waits for that one. */
  #writeOnce(): Promise<boolean> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** @returns whether the batch is off our hands */
  async #writeBatch(): Promise<boolean> {
    const batch = this.#waiting.slice(0, this.#limits.batch);
    try {
      if (batch.length > 0) await this.#write(batch);
      this.#isLate = false;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        if (!this.#isLate) this.#log.warn({ err: error }, 'audit trail: waiting for the database');
        this.#isLate = true;
        return false;
      }
      // The rows themselves: written again, they would fail again, and hold up all that follow.
      this.#log.error({ err: error, lost: batch.length }, 'audit trail: not written');
    }
    this.#waiting.splice(0, batch.length);
    this.#tellLost();
    return true;
  }

  /** Once for all that were lost since it was last said. */
  #tellLost(): void {
    if (this.#lost > 0) this.#log.warn({ lost: this.#lost }, 'audit trail: no room for all');
    this.#lost = 0;
  }
}

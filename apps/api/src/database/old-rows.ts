import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../log.js';

/** Rows that are of use for a while only. The names go into SQL: they are the code's own. */
export interface AgeingRows {
  readonly table: string;
  /** The column, or an expression, with the time that they are kept from. */
  readonly from: string;
  /** How long they are kept. */
  readonly seconds: number;
}

const HOUR_MS = 3_600_000;

/** As many as are deleted at once. */
const BATCH = 1000;

/** Deletes rows that are older than they are kept, about every hour. Each feature says which of its own do age. */
@Injectable()
export class OldRows implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #kinds: AgeingRows[] = [];
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly pool: Pool,
    @Inject(LOG) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  add(kind: AgeingRows): void {
    this.#kinds.push(kind);
  }

  onApplicationBootstrap(): void {
    this.#wait();
  }

  beforeApplicationShutdown(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Deletes all that are old by now. What could not be deleted is logged, and is still there the next time. */
  async deleteAll(): Promise<void> {
    for (const kind of this.#kinds) {
      try {
        while (!this.#stopped && (await deleteSome(this.pool, kind)) === BATCH);
      } catch (err) {
        this.log.warn({ err, table: kind.table }, 'old rows: not deleted');
      }
    }
  }

  #wait(): void {
    // Processes that started together do not come together.
    const delay = HOUR_MS * (0.5 + Math.random());
    this.#timer = setTimeout(() => {
      void this.deleteAll().then(() => this.#stopped || this.#wait());
    }, delay).unref();
  }
}

/** One statement, so that no lock is held for long. Rows that are in use, or that another process deletes, are left. */
async function deleteSome(pool: Pool, { table, from, seconds }: AgeingRows): Promise<number> {
  const { rowCount } = await pool.query(
    `
    DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM ${table} WHERE ${from} < now() - make_interval(secs => $1)
      LIMIT $2 FOR UPDATE SKIP LOCKED
    ))`,
    [seconds, BATCH],
  );
  return rowCount ?? 0;
}

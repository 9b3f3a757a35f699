import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../log.js';

/** Rows to delete after a time. The names go into SQL: never take them from a request. */
export interface AgeingRows {
  readonly table: string;
  /** The column, or an expression, from which their age is counted. */
  readonly from: string;
  /** Age at which they are deleted, in seconds. */
  readonly seconds: number;
}

const HOUR_MS = 3_600_000;

/** Number of rows deleted at once. */
const BATCH = 1000;

/** Deletes old rows about once an hour. Each feature registers its own. */
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

  /** Deletes all old rows. A failure is logged; the next run tries again. */
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
    // Random, so that processes that started together do not run together.
    const delay = HOUR_MS * (0.5 + Math.random());
    this.#timer = setTimeout(() => {
      void this.deleteAll().then(() => this.#stopped || this.#wait());
    }, delay).unref();
  }
}

/** Deletes one batch, so that no lock is held for long. Skips rows that are locked. Returns the number of rows. */
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

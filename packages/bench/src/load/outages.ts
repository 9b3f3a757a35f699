import { setTimeout as delay } from 'node:timers/promises';
import type { OwnServer } from '@repo/dev-database';

/** One restart of PostgreSQL. */
export interface Outage {
  readonly how: 'stop' | 'kill';
  /** Milliseconds from the stop until it was running again. */
  readonly away: number;
  /** Milliseconds from the restart until all processes had recovered. */
  readonly recovery: number;
}

interface Limits {
  /** Time to wait before PostgreSQL is started again. */
  readonly away: number;
  /** Maximum time for the processes to recover. */
  readonly recovery: number;
  /** Time from the start of PostgreSQL, after which the run is aborted if a process has not recovered. */
  readonly timeout: number;
}

/** In milliseconds. */
const LIMITS: Limits = { away: 5000, recovery: 5000, timeout: 60_000 };

/** Restarts PostgreSQL, and records when it was down. */
export class Outages {
  readonly all: Outage[] = [];
  readonly #limits: Limits;
  #isAway = false;
  /** Time at which the processes had recovered from the last outage. */
  #over = -Infinity;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** A sentence for each outage from which the processes took too long to recover. */
  get wrong(): string[] {
    return this.all
      .filter(({ recovery }) => recovery > this.#limits.recovery)
      .map(
        ({ how, recovery }) => `after the ${how}: recovered only after ${Math.round(recovery)} ms`,
      );
  }

  /** Returns true if the database may have been down during a request that was sent at `began` and ends now. */
  excuses(began: number): boolean {
    return this.#isAway || began <= this.#over;
  }

  /**
   * Restarts PostgreSQL, and waits until all processes have recovered.
   *
   * @param isReady one check per process: true if the process responds with data from the database
   * @throws if a process does not recover in time
   */
  async restart(
    server: OwnServer,
    how: Outage['how'],
    isReady: readonly (() => Promise<boolean>)[],
  ): Promise<void> {
    this.#isAway = true;
    const begin = performance.now();
    await server[how]();
    await delay(this.#limits.away);
    const deadline = performance.now() + this.#limits.timeout;
    const [back, ...recovered] = await Promise.all([
      server.start().then(() => performance.now()),
      ...isReady.map((check) => firstTime(check, deadline)),
    ]);
    const last = Math.max(back, ...recovered);
    this.#over = performance.now();
    this.#isAway = false;
    this.all.push({ how, away: back - begin, recovery: last - back });
  }
}

async function firstTime(isReady: () => Promise<boolean>, deadline: number): Promise<number> {
  while (!(await isReady())) {
    if (performance.now() > deadline)
      throw new Error('a process has not recovered since PostgreSQL was started');
    await delay(10);
  }
  return performance.now();
}

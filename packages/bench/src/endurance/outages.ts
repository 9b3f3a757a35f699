import { setTimeout as delay } from 'node:timers/promises';
import type { OwnServer } from '@repo/dev-database';

/** One restart of PostgreSQL. */
export interface Outage {
  readonly how: 'stop' | 'kill';
  /** From the stop to its being back, in milliseconds. */
  readonly away: number;
  /** From then to the first good answer of the last process to give one, in milliseconds. */
  readonly recovery: number;
}

interface Limits {
  /** How long PostgreSQL is kept away. */
  readonly away: number;
  /** How long the processes may take to recover. */
  readonly recovery: number;
  /** After so long without a good answer, the start of PostgreSQL included, the run is given up. */
  readonly patience: number;
}

/** In milliseconds. */
const LIMITS: Limits = { away: 5000, recovery: 5000, patience: 60_000 };

/** Restarts PostgreSQL, and knows when it was away. */
export class Outages {
  readonly all: Outage[] = [];
  readonly #limits: Limits;
  #isAway = false;
  /** When the processes had recovered from the last one. */
  #over = -Infinity;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** One sentence for each outage from which the processes took too long to recover. */
  get wrong(): string[] {
    return this.all
      .filter(({ recovery }) => recovery > this.#limits.recovery)
      .map(({ how, recovery }) => `after the ${how}: recovered only in ${Math.round(recovery)} ms`);
  }

  /** Whether a request that began then, and has been answered now, may have met a database that was away. */
  excuses(began: number): boolean {
    return this.#isAway || began <= this.#over;
  }

  /**
   * @param isGood for each process, whether it gives a good answer that needs the database
   * @throws when one gives none for too long
   */
  async restart(
    server: OwnServer,
    how: Outage['how'],
    isGood: readonly (() => Promise<boolean>)[],
  ): Promise<void> {
    this.#isAway = true;
    const begin = performance.now();
    await server[how]();
    await delay(this.#limits.away);
    const deadline = performance.now() + this.#limits.patience;
    const [back, ...good] = await Promise.all([
      server.start().then(() => performance.now()),
      ...isGood.map((asked) => firstTime(asked, deadline)),
    ]);
    const last = Math.max(back, ...good);
    this.#over = performance.now();
    this.#isAway = false;
    this.all.push({ how, away: back - begin, recovery: last - back });
  }
}

async function firstTime(isGood: () => Promise<boolean>, deadline: number): Promise<number> {
  while (!(await isGood())) {
    if (performance.now() > deadline)
      throw new Error('no good answer since PostgreSQL was started');
    await delay(10);
  }
  return performance.now();
}

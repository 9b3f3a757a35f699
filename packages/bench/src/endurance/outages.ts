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

/** How long PostgreSQL stays away, in milliseconds. */
const AWAY = 5000;

/** Restarts PostgreSQL, and knows when it was away. */
export class Outages {
  readonly all: Outage[] = [];
  #isAway = false;
  /** When the processes had recovered from the last one. */
  #over = -Infinity;

  /** Whether a request that began then, and has been answered now, may have met a database that was away. */
  excuses(began: number): boolean {
    return this.#isAway || began <= this.#over;
  }

  /** @param isGood for each process, whether it gives a good answer that needs the database */
  async restart(
    server: OwnServer,
    how: Outage['how'],
    isGood: readonly (() => Promise<boolean>)[],
  ): Promise<void> {
    this.#isAway = true;
    const begin = performance.now();
    await server[how]();
    await delay(AWAY);
    const recovered = Promise.all(isGood.map(firstTime));
    await server.start();
    const back = performance.now();
    const last = Math.max(back, ...(await recovered));
    this.#over = performance.now();
    this.#isAway = false;
    this.all.push({ how, away: back - begin, recovery: last - back });
  }
}

async function firstTime(isGood: () => Promise<boolean>): Promise<number> {
  while (!(await isGood())) await delay(10);
  return performance.now();
}

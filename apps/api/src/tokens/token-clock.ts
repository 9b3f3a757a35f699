import { Injectable } from '@nestjs/common';

/** More than the error of one measurement, which is half the time that a heartbeat may take. */
const SET_BACK_MS = 1000;

/**
 * The time by which tokens are made and judged: the database's. All API processes agree on it, and a machine whose own
 * clock is wrong, or is set while it runs, signs nobody out. In between measurements it goes on with `performance.now()`,
 * which nobody can set. Before the first one it is this machine's clock.
 */
@Injectable()
export class TokenClock {
  /** The database's time minus `performance.now()`, in milliseconds. */
  #offset: number | undefined;
  #latest = Number.NEGATIVE_INFINITY;

  /** Seconds since the epoch. */
  now(): number {
    const now = this.#offset === undefined ? Date.now() : performance.now() + this.#offset;
    return now / 1000;
  }

  /** The latest time that the database's clock is known to have shown. Later than now where it was set back. */
  latest(): number {
    if (this.#offset !== undefined) this.hasShown(this.now());
    return this.#latest;
  }

  /** A time that the database's clock has shown, in seconds since the epoch. */
  hasShown(time: number): void {
    this.#latest = Math.max(this.#latest, time);
  }

  /**
   * Takes over the database's time.
   *
   * @param time in seconds since the epoch
   * @param measuredAt the moment of `performance.now()` that it belongs to
   * @returns whether the database's clock was set back since the last time
   */
  set(time: number, measuredAt: number): boolean {
    const before = this.#offset;
    this.latest();
    this.#offset = time * 1000 - measuredAt;
    return before !== undefined && this.#offset < before - SET_BACK_MS;
  }
}

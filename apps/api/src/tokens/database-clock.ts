import { Injectable } from '@nestjs/common';

/**
 * A step back of more than this, in milliseconds, means that the clock was set back. An error of measurement is smaller:
 * at most half the round trip of a heartbeat.
 */
const SET_BACK_MS = 1000;

/**
 * The database's time, by which tokens are issued and checked. All API processes agree on it, so a machine with a wrong clock
 * signs no one out. Between measurements it advances with `performance.now()`, which cannot be set. Before the first
 * measurement it is the clock of the machine.
 */
@Injectable()
export class DatabaseClock {
  /** The database's time minus `performance.now()`, in milliseconds. */
  #offset: number | undefined;
  #latest = Number.NEGATIVE_INFINITY;

  /** Returns the time in seconds since the epoch. */
  now(): number {
    const now = this.#offset === undefined ? Date.now() : performance.now() + this.#offset;
    return now / 1000;
  }

  /** Returns the latest known time of the database's clock. It is in the future after the clock was set back. */
  latest(): number {
    if (this.#offset !== undefined) this.noteTime(this.now());
    return this.#latest;
  }

  /** Notes a time that the database's clock has shown, in seconds since the epoch. */
  noteTime(time: number): void {
    this.#latest = Math.max(this.#latest, time);
  }

  /**
   * Sets the clock to the database's time.
   *
   * @param time in seconds since the epoch
   * @param measuredAt `performance.now()` at that time
   * @returns true if the database's clock was set back since the last measurement
   */
  set(time: number, measuredAt: number): boolean {
    const before = this.#offset;
    this.latest();
    this.#offset = time * 1000 - measuredAt;
    return before !== undefined && this.#offset < before - SET_BACK_MS;
  }
}

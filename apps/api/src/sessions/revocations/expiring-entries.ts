import type { DatabaseClock } from '../../tokens/database-clock.js';

interface Entry<T> {
  readonly value: T;
  /** By `performance.now()`, in milliseconds. */
  readonly until: number;
  /** By the database's clock, in seconds. */
  readonly untilTime: number;
}

/** Maximum number of entries. Entries do not expire while the clock is set back, so the limit is needed. */
const MAX_ENTRIES = 100_000;

/**
 * Remembers recent events by id. An entry expires only when its time is over by both clocks, this process's and the
 * database's, because earlier tokens live longer when the database's clock is set back.
 */
export class ExpiringEntries<T> {
  // In order of expiry: all entries last equally long.
  readonly #entries = new Map<string, Entry<T>>();
  /** Kept between calls: a new iterator would skip all deleted entries at the start of the map each time. */
  #iterator = this.#entries.entries();
  /** The entry that the iterator returned last. It is the oldest entry, if it is still in the map. */
  #first: [id: string, entry: Entry<T>] | undefined;
  /** The newest entry that was dropped because of the limit. */
  #missing: Entry<T> | undefined;

  /**
   * @param seconds how long an entry is remembered
   * @param maxEntries maximum number of entries
   */
  constructor(
    readonly seconds: number,
    private readonly clock: DatabaseClock,
    private readonly maxEntries = MAX_ENTRIES,
  ) {}

  /** True if an entry was dropped before it expired. Then a missing id proves nothing. */
  get hasDropped(): boolean {
    if (this.#missing !== undefined && this.#isExpired(this.#missing)) this.#missing = undefined;
    return this.#missing !== undefined;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): T | undefined {
    return this.#entries.get(id)?.value;
  }

  set(id: string, value: T): void {
    this.#entries.delete(id);
    const until = performance.now() + this.seconds * 1000;
    this.#entries.set(id, { value, until, untilTime: this.clock.latest() + this.seconds });
    if (this.#entries.size > this.maxEntries) this.#dropOldest();
  }

  dropExpired(): void {
    let oldest = this.#oldest();
    while (oldest !== undefined && this.#isExpired(oldest[1])) {
      this.#entries.delete(oldest[0]);
      oldest = this.#oldest();
    }
  }

  #dropOldest(): void {
    const oldest = this.#oldest();
    if (oldest === undefined) return;
    [, this.#missing] = oldest;
    this.#entries.delete(oldest[0]);
  }

  #oldest(): [id: string, entry: Entry<T>] | undefined {
    while (this.#entries.size > 0) {
      if (this.#first !== undefined && this.#entries.get(this.#first[0]) === this.#first[1]) {
        return this.#first;
      }
      const { done, value } = this.#iterator.next();
      // An iterator that has reached the end of the map finds no later entries.
      if (done) this.#iterator = this.#entries.entries();
      else this.#first = value;
    }
    return undefined;
  }

  #isExpired({ until, untilTime }: Entry<T>): boolean {
    return until <= performance.now() && untilTime <= this.clock.now();
  }
}

interface Options<T> {
  /** Time for which a result is kept, in milliseconds. */
  readonly keepFor: number;
  /** Maximum number of entries. Beyond that, the oldest results are dropped; work in progress stays. */
  readonly maxEntries: number;
  /** True if a result is kept at all. */
  readonly isKept: (result: T) => boolean;
}

interface Flight<T> {
  readonly result: Promise<T>;
  /** Runs while the result is kept. */
  timer?: NodeJS.Timeout;
}

/** Runs work once per key: concurrent calls share it, and later calls get its result for a while. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();
  readonly #options: Options<T>;

  constructor(options: Options<T>) {
    this.#options = options;
  }

  /** Returns the result for a key: a kept one, or the result of work in progress or of new work. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const existing = this.#flights.get(key);
    if (existing !== undefined) return existing.result;
    const flight: Flight<T> = { result: work() };
    this.#flights.set(key, flight);
    this.#evict();
    void this.#settle(key, flight);
    return flight.result;
  }

  async #settle(key: string, flight: Flight<T>): Promise<void> {
    const isKept = await flight.result.then(this.#options.isKept, () => false);
    if (this.#flights.get(key) !== flight) return;
    // The result may hold secrets. So a timer drops it, and not the next call, which may come hours later.
    if (isKept)
      flight.timer = setTimeout(() => this.#flights.delete(key), this.#options.keepFor).unref();
    else this.#flights.delete(key);
  }

  /** Drops the oldest results while there are too many entries. Work in progress stays, or it would be done twice. */
  #evict(): void {
    for (const [key, { timer }] of this.#flights) {
      if (this.#flights.size <= this.#options.maxEntries) return;
      if (timer === undefined) continue;
      clearTimeout(timer);
      this.#flights.delete(key);
    }
  }
}

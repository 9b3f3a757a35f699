interface Options<T> {
  /** How long an answer is given again, in milliseconds from when it came. */
  readonly keepFor: number;
  /** How many answers are remembered; beyond, the oldest go. */
  readonly most: number;
  /** Whether an answer is given again at all; one that is not is forgotten as soon as it came. */
  readonly isKept: (answer: T) => boolean;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  /** Runs while the answer is kept. */
  timer?: NodeJS.Timeout;
}

/** Runs one piece of work per key, however many ask for it at once, and gives its answer to those who ask again soon. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();
  readonly #options: Options<T>;

  constructor(options: Options<T>) {
    this.#options = options;
  }

  /** The answer of the work under this key: the one under way, the one that is kept, or that of new work. */
  run(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#flights.get(key);
    if (known !== undefined) return known.answer;
    const flight: Flight<T> = { answer: work() };
    this.#flights.set(key, flight);
    this.#makeRoom();
    void this.#land(key, flight);
    return flight.answer;
  }

  async #land(key: string, flight: Flight<T>): Promise<void> {
    const isKept = await flight.answer.then(this.#options.isKept, () => false);
    if (this.#flights.get(key) !== flight) return;
    // By a timer, not by the next call: an answer may hold secrets, and nobody may call for hours.
    if (isKept)
      flight.timer = setTimeout(() => this.#flights.delete(key), this.#options.keepFor).unref();
    else this.#flights.delete(key);
  }

  /** Forgets the oldest answer. Work under way stays: without it, the same work would be done twice. */
  #makeRoom(): void {
    if (this.#flights.size <= this.#options.most) return;
    for (const [key, { timer }] of this.#flights) {
      if (timer === undefined) continue;
      clearTimeout(timer);
      this.#flights.delete(key);
      return;
    }
  }
}

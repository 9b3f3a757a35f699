import type { TokenClock } from '../../tokens/token-clock.js';

interface Entry<T> {
  readonly value: T;
  /** By `performance.now()`, in milliseconds. */
  readonly until: number;
  /** By the clock of tokens, in seconds. */
  readonly untilTime: number;
}

/** Most entries that are remembered: where the clock was far ahead for a moment, none becomes old until it is there again. */
const MOST = 100_000;

/**
 * What happened a short time ago, by id. An entry is forgotten when both clocks agree that its time is over: tokens of
 * before it may live longer when the clock that they are judged by is set back.
 */
export class Recent<T> {
  // In the order in which they are forgotten: all entries last equally long.
  readonly #entries = new Map<string, Entry<T>>();
  /** Goes on where it is: a new iterator would pass each time over all that the map has deleted at its start. */
  #iterator = this.#entries.entries();
  /** What the iterator came to last; the oldest, if it is still there. */
  #first: [id: string, entry: Entry<T>] | undefined;
  /** The newest entry that was forgotten for want of room. */
  #missing: Entry<T> | undefined;

  /**
   * @param seconds how long an entry is remembered
   * @param most entries that are remembered
   */
  constructor(
    readonly seconds: number,
    private readonly clock: TokenClock,
    private readonly most = MOST,
  ) {}

  /** Whether an entry was forgotten before its time: then an id that is not remembered says nothing. */
  get hasForgotten(): boolean {
    if (this.#missing !== undefined && this.#isOld(this.#missing)) this.#missing = undefined;
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
    if (this.#entries.size > this.most) this.#forgetOldest();
  }

  forgetOld(): void {
    let oldest = this.#oldest();
    while (oldest !== undefined && this.#isOld(oldest[1])) {
      this.#entries.delete(oldest[0]);
      oldest = this.#oldest();
    }
  }

  #forgetOldest(): void {
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
      // It came to the end when there was nothing more.
      if (done) this.#iterator = this.#entries.entries();
      else this.#first = value;
    }
    return undefined;
  }

  #isOld({ until, untilTime }: Entry<T>): boolean {
    return until <= performance.now() && untilTime <= this.clock.now();
  }
}

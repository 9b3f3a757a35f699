import type { TokenClock } from '../../tokens/token-clock.js';

interface Entry<T> {
  readonly value: T;
  /** By `performance.now()`, in milliseconds. */
  readonly until: number;
  /** By the clock of tokens, in seconds. */
  readonly untilTime: number;
}

/** Maximum number of entries. Entries do not expire while the clock is set back, so the limit is needed. */
const MOST = 100_000;

/**
 * Remembers recent events by id. An entry expires when both clocks agree: earlier tokens live longer when the clock of
 * tokens is set back.
 */
export class Recent<T> {
  // In order of expiry: all entries last equally long.
  readonly #entries = new Map<string, Entry<T>>();
  /** The newest entry that was dropped because of the limit. */
  #missing: Entry<T> | undefined;

  /**
   * @param seconds how long an entry is remembered
   * @param most maximum number of entries
   */
  constructor(
    readonly seconds: number,
    private readonly clock: TokenClock,
    private readonly most = MOST,
  ) {}

  /** True if an entry was dropped early: then an unknown id proves nothing. */
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
    for (const [id, entry] of this.#entries) {
      if (!this.#isOld(entry)) break;
      this.#entries.delete(id);
    }
  }

  #forgetOldest(): void {
    for (const [id, entry] of this.#entries) {
      this.#entries.delete(id);
      this.#missing = entry;
      return;
    }
  }

  #isOld({ until, untilTime }: Entry<T>): boolean {
    return until <= performance.now() && untilTime <= this.clock.now();
  }
}

import type { TokenClock } from '../../tokens/token-clock.js';

interface Entry<T> {
  readonly value: T;
  /** By `performance.now()`, in milliseconds. */
  readonly until: number;
  /** By the clock of tokens, in seconds. */
  readonly untilTime: number;
}

/**
 * What happened a short time ago, by id. An entry is forgotten when both clocks agree that its time is over: tokens of
 * before it may live longer when the clock that they are judged by is set back.
 */
export class Recent<T> {
  // In the order in which they are forgotten: all entries last equally long.
  readonly #entries = new Map<string, Entry<T>>();

  /** @param seconds how long an entry is remembered */
  constructor(
    readonly seconds: number,
    private readonly clock: TokenClock,
  ) {}

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
  }

  forgetOld(): void {
    const now = performance.now();
    const time = this.clock.now();
    for (const [id, { until, untilTime }] of this.#entries) {
      if (until > now || untilTime > time) break;
      this.#entries.delete(id);
    }
  }
}

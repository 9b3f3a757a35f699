/**
 * Lets so many run at once and so many wait, and turns the rest away. What is turned away costs nothing: a flood
 * of this work fills its places, and takes nothing from other work.
 */
export class Gate {
  readonly #width: number;
  readonly #room: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @param width how many run at once
   * @param room how many wait
   */
  constructor(width: number, room: number) {
    this.#width = width;
    this.#room = room;
  }

  /** Runs the work when its turn comes. Undefined, at once, when there is no room to wait. */
  enter<T>(work: () => Promise<T>): Promise<T> | undefined {
    if (this.#running < this.#width) {
      this.#running += 1;
      return this.#run(work);
    }
    if (this.#waiting.length >= this.#room) return undefined;
    return new Promise<void>((resolve) => this.#waiting.push(resolve)).then(() => this.#run(work));
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // The place goes to the one who waits longest; it is free only when nobody does.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

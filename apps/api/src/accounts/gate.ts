/**
 * Lets so many run at once and so many wait, and turns the rest away. What is turned away costs nothing: a flood
 * of this work fills its places, and takes nothing from other work.
 */
export class Gate {
  readonly #width: number;
  readonly #room: number;
  readonly #patience: number;
  /** In the order of their coming. */
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /**
   * @param width how many run at once
   * @param room how many wait
   * @param patience how long, in milliseconds
   */
  constructor(width: number, room: number, patience: number) {
    this.#width = width;
    this.#room = room;
    this.#patience = patience;
  }

  /**
   * Runs the work when its turn comes.
   *
   * @returns undefined when there is no room to wait, at once, and when the turn does not come in time
   */
  async enter<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#running < this.#width) this.#running += 1;
    else if (this.#waiting.size >= this.#room || !(await this.#turn())) return undefined;
    return this.#run(work);
  }

  /**
   * Runs the work if it need not wait.
   *
   * @returns undefined, at once, when it would have to
   */
  async tryEnter<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#running >= this.#width) return undefined;
    this.#running += 1;
    return this.#run(work);
  }

  #turn(): Promise<boolean> {
    return new Promise((resolve) => {
      const come = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(come);
        resolve(false);
      }, this.#patience);
      this.#waiting.add(come);
    });
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // The place goes to the one who waits longest; it is free only when nobody does.
      const [next] = this.#waiting;
      if (next === undefined) this.#running -= 1;
      else {
        this.#waiting.delete(next);
        next();
      }
    }
  }
}

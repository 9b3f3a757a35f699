import { FairQueue, type QueueBounds } from './fair-queue.js';
import type { ClientKey } from './client-key.js';

/** Tells a waiting client whether its work may run. */
type Settle = (isGranted: boolean) => void;

/**
 * Runs a few pieces of work at once. The others wait in a fair queue, up to its bounds and for so long; beyond, they are
 * turned away. What is turned away costs nothing: a flood of this work takes nothing from other work.
 */
export class FairSlots {
  readonly #queue: FairQueue<Settle>;
  readonly #patience: number;
  /** Nobody waits while one is free. */
  #free: number;

  /**
   * @param slots how many run at once
   * @param bounds how many wait
   * @param patience how long, in milliseconds
   */
  constructor(slots: number, bounds: QueueBounds, patience: number) {
    this.#free = slots;
    this.#queue = new FairQueue(bounds);
    this.#patience = patience;
  }

  /**
   * Runs the work when its turn comes.
   *
   * @returns undefined when there is no room to wait, and when the turn does not come in time
   */
  async enter<T>(client: ClientKey, work: () => Promise<T>): Promise<T | undefined> {
    if (this.#free > 0) {
      this.#free -= 1;
      this.#queue.start(client);
    } else if (!(await this.#turnOf(client))) return undefined;
    return this.#run(client, work);
  }

  /**
   * Runs the work if it need not wait.
   *
   * @returns undefined, at once, when it would have to
   */
  async tryEnter<T>(client: ClientKey, work: () => Promise<T>): Promise<T | undefined> {
    return this.#free > 0 ? this.enter(client, work) : undefined;
  }

  #turnOf(client: ClientKey): Promise<boolean> {
    return new Promise((resolve) => {
      const settle: Settle = (isGranted) => {
        clearTimeout(timer);
        resolve(isGranted);
      };
      const timer = setTimeout(() => {
        this.#queue.remove(client, settle);
        resolve(false);
      }, this.#patience);
      this.#queue.add(client, settle)?.(false);
    });
  }

  async #run<T>(client: ClientKey, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // While this one still counts as running: whoever has none comes first.
      const next = this.#queue.next();
      this.#queue.finish(client);
      if (next === undefined) this.#free += 1;
      else next(true);
    }
  }
}

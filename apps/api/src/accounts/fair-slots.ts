import { FairQueue, type QueueBounds } from './fair-queue.js';
import type { ClientKey } from './client-key.js';

/** Resolves a wait: true if the work may run. */
type Settle = (isGranted: boolean) => void;

/**
 * Runs a few tasks at once; the rest wait in a fair queue with bounds and a time limit. A task that is turned away costs
 * nothing, so a flood of tasks does not slow other work.
 */
export class FairSlots {
  readonly #queue: FairQueue<Settle>;
  /** Free slots; while there are any, the queue is empty. */
  #free: number;

  /**
   * @param slots number of tasks that run at once
   * @param bounds limits of the queue
   * @param patience longest wait, in milliseconds
   */
  constructor(
    slots: number,
    bounds: QueueBounds,
    private readonly patience: number,
  ) {
    this.#free = slots;
    this.#queue = new FairQueue(bounds);
  }

  /**
   * Runs a task when its turn comes.
   *
   * @returns undefined when the queue is full or the wait is too long
   */
  async enter<T>(client: ClientKey, work: () => Promise<T>): Promise<T | undefined> {
    if (this.#free > 0) {
      this.#free -= 1;
      this.#queue.start(client);
    } else if (!(await this.#turnOf(client))) return undefined;
    return this.#run(client, work);
  }

  /**
   * Runs a task if a slot is free.
   *
   * @returns undefined, without a wait, when no slot is free
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
      }, this.patience);
      this.#queue.add(client, settle)?.(false);
    });
  }

  async #run<T>(client: ClientKey, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // Before `finish`: this task still counts as running, so clients without a running task come first.
      const next = this.#queue.next();
      this.#queue.finish(client);
      if (next === undefined) this.#free += 1;
      else next(true);
    }
  }
}

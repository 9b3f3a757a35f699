import { CONNECTION_TIMEOUT } from '@repo/db';
import type { Pool } from 'pg';
import { DatabaseUnavailable } from './outages.js';
import type { Queryable } from './statement.js';
import { inTransaction } from './transaction.js';

/** Maximum number of waiting transactions of one user. Any more would time out before their turn. */
const MAX_WAITING = 1000;

/**
 * Runs the transactions of each user one after the other, oldest first. Transactions that lock the user's row would wait for
 * each other anyway. Without turns, each would hold a connection of the pool while it waits, and other users would lack
 * connections.
 */
export class UserTurns {
  /** The waiting transactions by user. A user has an entry while one of their transactions runs. */
  readonly #queues = new Map<string, Set<() => void>>();

  /**
   * @param patience longest wait, in milliseconds
   * @param maxWaiting maximum number of waiting transactions of one user
   */
  constructor(
    private readonly patience: number,
    private readonly maxWaiting: number,
  ) {}

  /** Number of users who have a transaction running. */
  get size(): number {
    return this.#queues.size;
  }

  /**
   * Runs a transaction when its turn comes, and returns its result. The transaction must not ask for another turn of
   * the same user, since it would wait for itself.
   *
   * @throws DatabaseUnavailable when the wait is too long or too many transactions wait; an exhausted pool throws the
   *   same error
   */
  async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(userId);
    if (queue === undefined) this.#queues.set(userId, new Set());
    else await this.#turnIn(queue);
    try {
      return await work();
    } finally {
      this.#pass(userId);
    }
  }

  #turnIn(queue: Set<() => void>): Promise<void> {
    if (queue.size >= this.maxWaiting) {
      throw new DatabaseUnavailable('too many transactions of the user wait');
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        queue.delete(start);
        reject(new DatabaseUnavailable('a transaction waited too long for others of the user'));
      }, this.patience);
      queue.add(start);
    });
  }

  #pass(userId: string): void {
    const queue = this.#queues.get(userId);
    const [next] = queue ?? [];
    if (next === undefined) {
      this.#queues.delete(userId);
      return;
    }
    queue?.delete(next);
    next();
  }
}

/** The turns of this process. */
export const userTurns = new UserTurns(CONNECTION_TIMEOUT, MAX_WAITING);

/**
 * Runs a transaction that locks a user's row, with {@link inTransaction}. It takes a connection only when no other
 * transaction of `userId` has one.
 *
 * @param userId the user who sends the request, even if the locked row is another user's
 * @throws DatabaseUnavailable as in {@link UserTurns.run}
 */
export function userTransaction<T>(
  pool: Pool,
  userId: string,
  work: (transaction: Queryable) => Promise<T>,
): Promise<T> {
  return userTurns.run(userId, () => inTransaction(pool, work));
}

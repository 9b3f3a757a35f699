import { statement } from './statement.js';

/**
 * Locks a user's row until the transaction ends, so that changes of one user run one after the other. Sign-ins lock the row
 * too. Lock it before any other row, to avoid deadlocks, and in a `userTransaction`, so that the transactions of one user
 * take at most one connection while they wait for the lock.
 */
export const lockUser = statement<[userId: string], { id: string }>(
  'lock_user',
  `SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE`,
);

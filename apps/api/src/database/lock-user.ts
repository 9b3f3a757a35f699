import { statement } from './statement.js';

/**
 * Locks a user's row in a transaction, which serialises changes of one user; sign-ins lock it too. Lock it before any other
 * row, to avoid deadlocks, and in a `userTransaction`, so that waiting for it takes at most one connection.
 */
export const lockUser = statement<[userId: string], { id: string }>(
  'lock_user',
  `SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE`,
);

import { statement } from './statement.js';

/**
 * Locks a user's row in a transaction: a sign-in under way, which holds it too, comes before or after, and so does
 * another change. Where other rows are locked as well, this one is the first.
 */
export const lockUser = statement<[userId: string], { id: string }>(
  'lock_user',
  `SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE`,
);

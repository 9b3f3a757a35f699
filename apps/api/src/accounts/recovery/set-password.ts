import { statement, type Queryable } from '../../database/statement.js';

const setStatement = statement<
  [userId: string, passwordHash: string, currentHash: string | null],
  { id: string }
>(
  'set_password',
  `
  UPDATE users SET password_hash = $2
  WHERE id = $1 AND disabled_at IS NULL AND password_hash = coalesce($3, password_hash)
  RETURNING id`,
);

/**
 * Gives a user a new password. The end of their sessions belongs into the same transaction, after this.
 *
 * @param currentHash if given, set only if this is the stored hash
 * @returns whether it was done: not for a disabled user, or over another hash
 */
export async function setPassword(
  transaction: Queryable,
  userId: string,
  passwordHash: string,
  currentHash?: string,
): Promise<boolean> {
  const rows = await setStatement(transaction, userId, passwordHash, currentHash ?? null);
  return rows.length > 0;
}

import { statement, type Queryable } from '../../database/statement.js';

const setStatement = statement<
  [userId: string, passwordHash: string, formerHash: string | null],
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
 * @param formerHash when given, the hash that has to be the present one
 * @returns whether it was done: not for a disabled user, or over another hash
 */
export async function setPassword(
  transaction: Queryable,
  userId: string,
  passwordHash: string,
  formerHash?: string,
): Promise<boolean> {
  const rows = await setStatement(transaction, userId, passwordHash, formerHash ?? null);
  return rows.length > 0;
}

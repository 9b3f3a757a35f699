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
 * Stores a new password hash. The caller ends the user's sessions in the same transaction, after this.
 *
 * @param currentHash if given, the password is set only if this is still the stored hash
 * @returns false when the user is gone or disabled, or has another hash
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

import { statement, type Queryable } from '../database/statement.js';

const revokeAllStatement = statement<[userId: string], { id: string }>(
  'revoke_api_keys_of_user',
  `DELETE FROM api_keys WHERE user_id = $1 RETURNING id`,
);

/**
 * Revokes all API keys of a user, in a transaction that has locked the user's row.
 *
 * @returns the name of each revoked key, for its audit event
 */
export async function revokeAllKeys(transaction: Queryable, userId: string): Promise<string[]> {
  const rows = await revokeAllStatement(transaction, userId);
  return rows.map(({ id }) => auditName(id));
}

/** Returns the name of a key in audit events. */
export const auditName = (id: string) => `API key ${id}`;

import type { FastifyRequest } from 'fastify';
import type { AuthEventRecord } from '../audit/event-row.js';
import { statement, type Queryable } from '../database/statement.js';

const revokeAllStatement = statement<[userId: string], { id: string }>(
  'revoke_api_keys_of_user',
  `DELETE FROM api_keys WHERE user_id = $1 RETURNING id`,
);

/**
 * Revokes all API keys of a user, in a transaction that has locked the user's row: a key that is being created comes
 * before, and is revoked too, or after.
 *
 * @returns the ids of the keys
 */
export async function revokeAllKeys(transaction: Queryable, userId: string): Promise<string[]> {
  const rows = await revokeAllStatement(transaction, userId);
  return rows.map(({ id }) => id);
}

/** What the audit trail says of a key that was revoked. */
export function revocationOf(
  keyId: string,
  request: FastifyRequest,
  userId?: string,
): AuthEventRecord {
  return { event: 'authn_token_revoked', request, userId, detail: `API key ${keyId}` };
}

import type { EndReason, Role } from '@repo/db';
import { statement } from '../database/statement.js';
import type { Scope } from '../tokens/scopes.js';

/** Reads a key and its owner. Nothing is cached, so a revoked key is refused at once. */
export const keyStatement = statement<
  [id: string],
  {
    id: string;
    secret_hash: Buffer;
    scopes: Scope[];
    is_expired: boolean;
    user_id: string;
    role: Role;
    is_disabled: boolean;
  }
>(
  'api_key',
  `
  SELECT api_keys.id, secret_hash, scopes, coalesce(expires_at <= now(), false) AS is_expired,
    user_id, role, disabled_at IS NOT NULL AS is_disabled
  FROM api_keys JOIN users ON users.id = user_id
  WHERE api_keys.id = $1`,
);

/** Reads the facts that decide if a user may have another key, in a transaction that has locked the user's row. */
export const ownerStatement = statement<
  [userId: string, sessionId: string],
  { email: string; is_disabled: boolean; session_end: EndReason | null; keys: number }
>(
  'api_key_owner',
  `
  SELECT email, disabled_at IS NOT NULL AS is_disabled,
    (SELECT end_reason FROM sessions WHERE id = $2) AS session_end,
    (SELECT count(*)::int FROM api_keys WHERE user_id = users.id) AS keys
  FROM users WHERE id = $1`,
);

export const createStatement = statement<
  [
    id: string,
    userId: string,
    name: string,
    secretHash: Buffer,
    scopes: readonly Scope[],
    expiresAt: Date | null,
  ],
  { created_at: Date }
>(
  'create_api_key',
  `
  INSERT INTO api_keys (id, user_id, name, secret_hash, scopes, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6)
  RETURNING created_at`,
);

export const revokeStatement = statement<[userId: string, id: string], { id: string }>(
  'revoke_api_key',
  `DELETE FROM api_keys WHERE user_id = $1 AND id = $2 RETURNING id`,
);

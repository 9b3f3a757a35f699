import type { Role } from '@repo/db';
import { statement } from '../database/statement.js';
import type { Scope } from '../tokens/scopes.js';

/** A key with its owner, as they are this moment: nothing of it is remembered, so an ended key is refused at once. */
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

/*
 * The lock on the user's row makes this and a disabling come one after the other. Two keys made at the same moment may
 * both be the last one: the bound is there so that a list stays a list.
 */
export const makeStatement = statement<
  [
    id: string,
    userId: string,
    name: string,
    secretHash: Buffer,
    scopes: readonly Scope[],
    expiresAt: Date | null,
    most: number,
  ],
  { created_at: Date | null }
>(
  'make_api_key',
  `
  WITH person AS (
    SELECT id FROM users WHERE id = $2 AND disabled_at IS NULL FOR SHARE
  ), made AS (
    INSERT INTO api_keys (id, user_id, name, secret_hash, scopes, expires_at)
    SELECT $1, id, $3, $4, $5, $6 FROM person
    WHERE (SELECT count(*) FROM api_keys WHERE user_id = $2) < $7
    RETURNING created_at
  )
  SELECT (SELECT created_at FROM made) FROM person`,
);

/** Ends all keys of a user. Whoever makes one waits for the user's row, which the transaction has locked. */
export const endKeysOf = statement<[userId: string], never>(
  'end_api_keys_of_user',
  `DELETE FROM api_keys WHERE user_id = $1`,
);

export const endKeyStatement = statement<[userId: string, id: string], { id: string }>(
  'end_api_key',
  `DELETE FROM api_keys WHERE user_id = $1 AND id = $2 RETURNING id`,
);

import type { Role } from '@repo/db';
import type { Pool } from 'pg';
import { statement } from '../database/statement.js';
import { pageOf, type PageQuery } from '../validation/page.js';

/** An account as administrators see it. */
export interface ListedUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

export interface UserPage {
  readonly users: readonly ListedUser[];
  /** The `cursor` of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

type Row = { readonly is_disabled: boolean } & (ListedUser | { readonly id: null });

/*
 * One statement checks the requester and reads the page, so a user who was just disabled sees nothing. The requester's row
 * is returned even when the page is empty.
 */
const pageStatement = statement<[requesterId: string, cursor: string | null, limit: number], Row>(
  'page_of_users',
  `
  SELECT requester.disabled_at IS NOT NULL AS is_disabled, listed.*
  FROM users requester LEFT JOIN LATERAL (
    SELECT id, email, name, role, disabled_at AS "disabledAt", created_at AS "createdAt"
    FROM users
    WHERE $2::uuid IS NULL OR id < $2
    ORDER BY id DESC
    LIMIT $3
  ) listed ON requester.disabled_at IS NULL
  WHERE requester.id = $1
  ORDER BY listed.id DESC`,
);

/** Lists users, newest first; undefined when the requester is gone or disabled. */
export async function listUsers(
  pool: Pool,
  requesterId: string,
  { limit, cursor }: PageQuery,
): Promise<UserPage | undefined> {
  const rows = await pageStatement(pool, requesterId, cursor ?? null, limit + 1);
  const [first] = rows;
  if (first === undefined || first.is_disabled) return undefined;
  const found = rows.flatMap((row) => (row.id === null ? [] : [listedUser(row)]));
  const { rows: users, nextCursor } = pageOf(found, limit);
  return { users, nextCursor };
}

function listedUser({ id, email, name, role, disabledAt, createdAt }: ListedUser): ListedUser {
  return { id, email, name, role, disabledAt, createdAt };
}

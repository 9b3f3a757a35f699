import type { User } from '@repo/db';
import type { Pool } from 'pg';
import { z } from 'zod';
import { personName } from '../accounts/accounts.module.js';
import { statement } from '../database/statement.js';
import { userColumns } from '../database/user-columns.js';
import { storedEmail } from '../validation/email-address.js';
import { pageOf, type PageQuery } from '../validation/page.js';
import { role } from '../validation/role.js';

/** An account as administrators see it. The SQL takes its columns from here. */
export const listedUser = z.strictObject({
  id: z.uuid(),
  email: storedEmail,
  name: personName,
  role,
  disabledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

export type ListedUser = Pick<User, keyof z.output<typeof listedUser>>;

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
    SELECT ${userColumns(listedUser)}
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
  const found = rows.flatMap(listedFrom);
  const { rows: users, nextCursor } = pageOf(found, limit);
  return { users, nextCursor };
}

function listedFrom(row: Row): ListedUser[] {
  const { is_disabled: _, ...user } = row;
  return user.id === null ? [] : [user];
}

import type { Role } from '@repo/db';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { userColumns } from '../database/user-columns.js';
import { problem } from '../problems/problem-exception.js';
import { roleVersion, notifyRole } from '../sessions/sessions.module.js';
import { listedUser, type ListedUser } from './users.js';

/** Absent members stay unchanged. */
export interface UserChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

export interface ChangedUser {
  readonly user: ListedUser;
  /** Version of the role change; null when the role is the same. */
  readonly roleVersion: number | null;
  /** True when the user was enabled or disabled by this change. */
  readonly isSwitched: boolean;
}

/*
 * Two administrators who demote each other lock different rows, so this lock makes the second wait for the first. The
 * transaction that holds it locks no rows of other users, so there is no deadlock.
 */
const lockStatement = statement<[], { locked: string }>(
  'lock_administrators',
  `SELECT pg_advisory_xact_lock(hashtext('administrators'))::text AS locked`,
);

const changeStatement = statement<
  [id: string, role: Role | undefined, disabled: boolean | undefined],
  ListedUser & Omit<ChangedUser, 'user'> & { readonly notified: unknown }
>(
  'change_user',
  `
  WITH before AS (
    SELECT id, role, disabled_at FROM users WHERE id = $1
  ), changed AS (
    UPDATE users SET
      role = coalesce($2, users.role),
      role_changed_at = CASE
        WHEN coalesce($2, users.role) = users.role THEN role_changed_at
        ELSE greatest(now(), role_changed_at + interval '1 ms')
      END,
      disabled_at = CASE
        WHEN $3 THEN coalesce(disabled_at, now())
        WHEN $3 IS NULL THEN disabled_at
      END
    WHERE id = $1 AND (
      (coalesce($2, users.role) = 'admin' AND coalesce(NOT $3, disabled_at IS NULL))
      OR EXISTS (
        SELECT FROM users other
        WHERE other.id <> $1 AND other.role = 'admin' AND other.disabled_at IS NULL
      )
    )
    RETURNING *
  )
  SELECT ${userColumns(listedUser, 'changed')},
    CASE WHEN changed.role <> before.role THEN ${roleVersion('changed')} END AS "roleVersion",
    (changed.disabled_at IS NULL) <> (before.disabled_at IS NULL) AS "isSwitched",
    CASE WHEN changed.role <> before.role THEN ${notifyRole('changed')} END AS notified
  FROM changed, before`,
);

/**
 * Changes a user. On commit, every process is notified of a new role.
 *
 * @throws not_found; conflict when the last active administrator would be lost
 */
export async function changeUser(
  transaction: Queryable,
  id: string,
  { role, disabled }: UserChange,
): Promise<ChangedUser> {
  const [found] = await lockUser(transaction, id);
  if (found === undefined) throw problem('not_found');
  // A separate statement, so that the next one sees the changes of the transaction that the lock waited for.
  await lockStatement(transaction);
  const [row] = await changeStatement(transaction, id, role, disabled);
  if (row === undefined) {
    const detail =
      'At least one active administrator must remain. Make another user an administrator first.';
    throw problem('conflict', {}, { why: 'the last administrator', detail });
  }
  const { roleVersion: version, isSwitched, notified: _, ...user } = row;
  return { user, roleVersion: version, isSwitched };
}

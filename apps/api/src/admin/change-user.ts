import type { Role } from '@repo/db';
import { lockUser } from '../database/lock-user.js';
import { statement, type Queryable } from '../database/statement.js';
import { problem } from '../http/problem-exception.js';
import { roleVersion, tellRole } from '../sessions/revocations/role-notice.js';
import type { ListedUser } from './users.js';

/** What is absent stays as it is. */
export interface UserChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

export interface ChangedUser {
  readonly user: ListedUser;
  /** When the role is another now: which of the user's changes of role this is. */
  readonly roleVersion: number | null;
  /** Whether the user is disabled now and was not, or the other way round. */
  readonly isSwitched: boolean;
}

/*
 * Two administrators who remove each other hold different users' rows: here the second waits for the first. Whoever holds
 * what is waited for after it waits for nothing more, so no two wait for each other.
 */
const queueStatement = statement<[], { locked: string }>(
  'queue_for_administrators',
  `SELECT pg_advisory_xact_lock(hashtext('administrators'))::text AS locked`,
);

const changeStatement = statement<
  [id: string, role: Role | undefined, disabled: boolean | undefined],
  ListedUser & Omit<ChangedUser, 'user'>
>(
  'change_user',
  `
  WITH former AS (
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
  SELECT changed.id, changed.email, changed.name, changed.role,
    changed.disabled_at AS "disabledAt", changed.created_at AS "createdAt",
    CASE WHEN changed.role <> former.role THEN ${roleVersion('changed')} END AS "roleVersion",
    (changed.disabled_at IS NULL) <> (former.disabled_at IS NULL) AS "isSwitched",
    CASE WHEN changed.role <> former.role THEN ${tellRole('changed')} END AS told
  FROM changed, former`,
);

/**
 * Changes a user and tells every process of a new role, when the transaction commits.
 *
 * @throws not_found; conflict when no administrator who can sign in would be left
 */
export async function changeUser(
  transaction: Queryable,
  id: string,
  { role, disabled }: UserChange,
): Promise<ChangedUser> {
  const [found] = await lockUser(transaction, id);
  if (found === undefined) throw problem('not_found');
  // A statement of its own: the next one sees what those who came before have left.
  await queueStatement(transaction);
  const [row] = await changeStatement(transaction, id, role, disabled);
  if (row === undefined) {
    const detail =
      'An administrator who can sign in must remain. Make somebody else an administrator first.';
    throw problem('conflict', {}, { why: 'the last administrator', detail });
  }
  const { email, name, role: present, disabledAt, createdAt, isSwitched } = row;
  const user = { id, email, name, role: present, disabledAt, createdAt };
  return { user, roleVersion: row.roleVersion, isSwitched };
}

import type { Role } from '@repo/db';
import { isRole } from '../../tokens/claims.js';

/** The channel that notifies every process of changed roles. */
export const ROLE_CHANNEL = 'role_changed';

/**
 * Returns SQL for the version of a role change, given a row with `role_changed_at`. A version is that time in
 * milliseconds, and grows with each change. Versions are compared only with each other, never with the time of a token.
 */
export const roleVersion = (row: string): string =>
  `floor(extract(epoch FROM ${row}.role_changed_at) * 1000)::float8`;

/** Returns SQL that notifies every process of a user's new role, on commit. */
export const notifyRole = (row: string): string =>
  `pg_notify('${ROLE_CHANNEL}', ${row}.id || ' ' || ${row}.role || ' ' || ${roleVersion(row)}::bigint)`;

export interface RoleChange {
  readonly userId: string;
  readonly role: Role;
  /** Greater for a later change of the same user. */
  readonly version: number;
}

/** Parses a notice; undefined for one that another version of the API sent in an unknown form. */
export function readRoleNotice(payload: string): RoleChange | undefined {
  const [userId = '', role = '', version = ''] = payload.split(' ');
  return isRole(role) && /^\d+$/.test(version)
    ? { userId, role, version: Number(version) }
    : undefined;
}

import type { Role } from '@repo/db';
import { isRole } from '../../tokens/claims.js';

/** The channel on which a user's new role is told to every process. */
export const ROLE_CHANNEL = 'role_changed';

/**
 * SQL for which of a user's changes of role this is, of a row with `role_changed_at`: milliseconds that grow with each
 * change. Compared with one another only, never with the time of a token.
 */
export const roleVersion = (row: string): string =>
  `floor(extract(epoch FROM ${row}.role_changed_at) * 1000)::float8`;

/** SQL that tells the new role of the user in a row, when the transaction commits. */
export const tellRole = (row: string): string =>
  `pg_notify('${ROLE_CHANNEL}', ${row}.id || ' ' || ${row}.role || ' ' || ${roleVersion(row)}::bigint)`;

export interface RoleChange {
  readonly userId: string;
  readonly role: Role;
  /** Of two changes of one user's role, the later has the greater one. */
  readonly version: number;
}

/** What a notice says. Undefined for one that this version does not understand. */
export function readRoleNotice(payload: string): RoleChange | undefined {
  const [userId = '', role = '', version = ''] = payload.split(' ');
  return isRole(role) && /^\d+$/.test(version)
    ? { userId, role, version: Number(version) }
    : undefined;
}

import type { Role } from '@repo/db';
import { ExpiringEntries } from './expiring-entries.js';
import type { RoleChange } from './role-notice.js';

/**
 * Remembers the users whose role changed recently. Earlier changes need no entry: every valid access token was issued
 * after them, with the new role.
 */
export class RoleMemory extends ExpiringEntries<RoleChange> {
  /** Changes are loaded, arrive in notices or are made by this process. The latest one wins, in whatever order they come. */
  remember(change: RoleChange): void {
    this.dropExpired();
    const known = this.get(change.userId);
    if (known !== undefined && known.version > change.version) return;
    this.set(change.userId, change);
  }

  /** The role of a user if it changed recently; undefined if every valid access token has the current role. */
  roleOf(userId: string): Role | undefined {
    return this.get(userId)?.role;
  }
}

import type { Role } from '@repo/db';
import { ExpiringEntries } from './expiring-entries.js';
import type { RoleChange } from './role-notice.js';

/** Remembers the users whose role changed recently. Every valid access token has the changes before those. */
export class RoleMemory extends ExpiringEntries<RoleChange> {
  /** The latest change wins, whatever the order in which changes arrive: loaded, by notice, or made here. */
  remember(change: RoleChange): void {
    this.dropExpired();
    const known = this.get(change.userId);
    if (known !== undefined && known.version > change.version) return;
    this.set(change.userId, change);
  }

  /** The new role of a user; undefined if no valid access token can have another one. */
  roleOf(userId: string): Role | undefined {
    return this.get(userId)?.role;
  }
}

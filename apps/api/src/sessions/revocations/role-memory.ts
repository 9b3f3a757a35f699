import type { Role } from '@repo/db';
import { ExpiringEntries } from './expiring-entries.js';
import type { RoleChange } from './role-notice.js';

/**
 * Remembers the users whose role changed recently. Every valid access token was issued after all earlier changes, and so has
 * them.
 */
export class RoleMemory extends ExpiringEntries<RoleChange> {
  /** Changes are loaded, arrive in notices or are made by this process. The latest one wins, in whatever order they come. */
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

import type { Role } from '@repo/db';
import type { RoleChange } from './role-notice.js';

interface Entry {
  readonly role: Role;
  readonly version: number;
  readonly forgetAt: number;
}

/** The users whose role changed a short time ago. Older changes are in every access token that still lives. */
export class RoleMemory {
  // In the order in which they are forgotten: all entries last equally long, and a newer one moves to the end.
  readonly #entries = new Map<string, Entry>();

  /** @param seconds how long a change is remembered */
  constructor(readonly seconds: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** The latest change counts, in whichever order they are told: loaded, heard, or made by this process. */
  remember({ userId, role, version }: RoleChange): void {
    this.#forgetOld();
    const known = this.#entries.get(userId);
    if (known !== undefined && known.version >= version) return;
    this.#entries.delete(userId);
    const forgetAt = performance.now() + this.seconds * 1000;
    this.#entries.set(userId, { role, version, forgetAt });
  }

  /** Undefined when it has not changed for so long that no access token is older. */
  roleOf(userId: string): Role | undefined {
    return this.#entries.get(userId)?.role;
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [userId, { forgetAt }] of this.#entries) {
      if (forgetAt > now) break;
      this.#entries.delete(userId);
    }
  }
}

import type { Role } from '@repo/db';
import type { TokenClock } from '../../tokens/token-clock.js';
import { Recent } from './recent.js';
import type { RoleChange } from './role-notice.js';

/** The users whose role changed a short time ago. Older changes are in every access token that still lives. */
export class RoleMemory {
  readonly #changes: Recent<RoleChange>;

  /** @param seconds how long a change is remembered */
  constructor(seconds: number, clock: TokenClock) {
    this.#changes = new Recent(seconds, clock);
  }

  get seconds(): number {
    return this.#changes.seconds;
  }

  get size(): number {
    return this.#changes.size;
  }

  /** The latest change counts, in whichever order they are told: loaded, heard, or made by this process. */
  remember(change: RoleChange): void {
    this.#changes.forgetOld();
    const known = this.#changes.get(change.userId);
    if (known !== undefined && known.version > change.version) return;
    this.#changes.set(change.userId, change);
  }

  /** Undefined when it has not changed for so long that no access token is older. */
  roleOf(userId: string): Role | undefined {
    return this.#changes.get(userId)?.role;
  }
}

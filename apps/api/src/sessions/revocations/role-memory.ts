import type { Role } from '@repo/db';
import type { TokenClock } from '../../tokens/token-clock.js';
import { Recent } from './recent.js';
import type { RoleChange } from './role-notice.js';

/** The users whose role changed a short time ago. Older changes are in every access token that still lives. */
export class RoleMemory {
  readonly #changes: Recent<RoleChange>;

  /**
   * @param seconds how long a change is remembered
   * @param most how many are
   */
  constructor(seconds: number, clock: TokenClock, most?: number) {
    this.#changes = new Recent(seconds, clock, most);
  }

  get seconds(): number {
    return this.#changes.seconds;
  }

  /** Whether one was forgotten before its time. */
  get hasForgotten(): boolean {
    return this.#changes.hasForgotten;
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

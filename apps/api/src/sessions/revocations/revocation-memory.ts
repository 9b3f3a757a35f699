import type { DatabaseClock } from '../../tokens/database-clock.js';
import type { Queryable } from '../../database/statement.js';
import { EndedMemory } from './ended-memory.js';
import { readEndedNotice } from './ended-notice.js';
import { RoleMemory } from './role-memory.js';
import { readRoleNotice, ROLE_CHANNEL } from './role-notice.js';
import { recentlyChanged, recentlyEnded } from './statements.js';

/** Remembers which sessions ended and which roles changed recently. */
export class RevocationMemory {
  readonly ended: EndedMemory;
  readonly roles: RoleMemory;

  /**
   * @param seconds how long ended sessions and changed roles are remembered
   * @param maxEntries maximum number of remembered sessions, and of users
   */
  constructor(
    private readonly seconds: number,
    private readonly clock: DatabaseClock,
    maxEntries?: number,
  ) {
    this.ended = new EndedMemory(seconds, clock, maxEntries);
    this.roles = new RoleMemory(seconds, clock, maxEntries);
  }

  /** True if an entry was dropped before it expired. Then a missing id proves nothing. */
  get hasDropped(): boolean {
    return this.ended.hasDropped || this.roles.hasDropped;
  }

  /** Learns from a notice of the database. */
  hear(channel: string, payload: string): void {
    if (channel === ROLE_CHANNEL) {
      const change = readRoleNotice(payload);
      if (change !== undefined) this.roles.remember(change);
      return;
    }
    const notice = readEndedNotice(payload);
    if (notice !== undefined) this.ended.remember(notice.sessionId, notice.reason);
  }

  /** Learns what happened before the first notice. */
  async load(database: Queryable): Promise<void> {
    const ended = await recentlyEnded(database, this.seconds);
    for (const { time } of ended) this.clock.noteTime(time);
    for (const { id, end_reason: reason } of ended) this.ended.remember(id, reason);
    for (const { id: userId, ...change } of await recentlyChanged(database, this.seconds)) {
      this.roles.remember({ userId, ...change });
    }
  }
}

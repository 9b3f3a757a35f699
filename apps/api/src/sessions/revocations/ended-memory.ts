import type { EndReason } from '@repo/db';
import { ExpiringEntries } from './expiring-entries.js';

/** Remembers the sessions that ended recently. Access tokens of sessions that ended longer ago have expired. */
export class EndedMemory extends ExpiringEntries<EndReason> {
  /** A session ends once: the first reason stays. */
  remember(sessionId: string, reason: EndReason): void {
    this.dropExpired();
    this.set(sessionId, this.get(sessionId) ?? reason);
  }

  reasonOf(sessionId: string): EndReason | undefined {
    return this.get(sessionId);
  }
}

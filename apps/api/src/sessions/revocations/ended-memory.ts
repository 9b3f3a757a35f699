import type { EndReason } from '@repo/db';

interface Entry {
  readonly reason: EndReason;
  readonly forgetAt: number;
}

/** The sessions that ended a short time ago. Older ones have no access token that still lives. */
export class EndedMemory {
  // In the order of their end, for a map keeps the order of insertion and all entries last equally long.
  readonly #entries = new Map<string, Entry>();

  /** @param seconds how long an end is remembered */
  constructor(readonly seconds: number) {}

  get size(): number {
    return this.#entries.size;
  }

  /** A session ends once: what is heard first stays. */
  remember(sessionId: string, reason: EndReason): void {
    this.#forgetOld();
    if (this.#entries.has(sessionId)) return;
    this.#entries.set(sessionId, { reason, forgetAt: performance.now() + this.seconds * 1000 });
  }

  reasonOf(sessionId: string): EndReason | undefined {
    return this.#entries.get(sessionId)?.reason;
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [sessionId, { forgetAt }] of this.#entries) {
      if (forgetAt > now) break;
      this.#entries.delete(sessionId);
    }
  }
}

import type { EndReason } from '@repo/db';
import type { TokenClock } from '../../tokens/token-clock.js';
import { Recent } from './recent.js';

/** The sessions that ended a short time ago. Older ones have no access token that still lives. */
export class EndedMemory {
  readonly #ended: Recent<EndReason>;

  /**
   * @param seconds how long an end is remembered
   * @param most how many are
   */
  constructor(seconds: number, clock: TokenClock, most?: number) {
    this.#ended = new Recent(seconds, clock, most);
  }

  get seconds(): number {
    return this.#ended.seconds;
  }

  /** Whether one was forgotten before its time. */
  get hasForgotten(): boolean {
    return this.#ended.hasForgotten;
  }

  get size(): number {
    return this.#ended.size;
  }

  /** A session ends once: what is heard first stays. */
  remember(sessionId: string, reason: EndReason): void {
    this.#ended.forgetOld();
    this.#ended.set(sessionId, this.#ended.get(sessionId) ?? reason);
  }

  reasonOf(sessionId: string): EndReason | undefined {
    return this.#ended.get(sessionId);
  }
}

import type { Socket } from 'node:net';

type Written = Pick<Socket, 'bytesWritten' | 'writableLength'>;

/** Watches how a client reads what is written to its socket. A write counts as read once the client has read all of it. */
export class WriteProgress {
  readonly #socket: Written;
  #taken = 0;
  #since: number | undefined;

  constructor(socket: Written) {
    this.#socket = socket;
  }

  /** Returns the milliseconds for which the client has read nothing of what is waiting. Call it at regular intervals. */
  stalledFor(now: number): number {
    const { bytesWritten, writableLength } = this.#socket;
    const taken = bytesWritten - writableLength;
    const isWaiting = writableLength > 0;
    if (!isWaiting || this.#since === undefined || taken !== this.#taken) {
      this.#taken = taken;
      this.#since = isWaiting ? now : undefined;
    }
    return this.#since === undefined ? 0 : now - this.#since;
  }
}

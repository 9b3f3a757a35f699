import { once } from 'node:events';
import { Server } from 'node:http';
import { createServer, type Server as NetServer } from 'node:net';
import { acceptWaiting } from './accept-waiting.js';

/** An HTTP server that can listen on several addresses, and that accepts all waiting connections before it closes. */
export class EdgeServer extends Server {
  readonly #others: NetServer[] = [];
  #isStopping = false;

  /** True once `close()` was called, even while the server still accepts waiting connections. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /**
   * Accepts connections at another address too, on the same port.
   *
   * @throws if the server does not listen yet, or the address is in use
   */
  async listenAlso(address: string): Promise<void> {
    const listening = this.address();
    if (listening === null || typeof listening === 'string') throw new Error('not listening yet');
    // As in `http.Server`: a client may close its side and still read the response.
    const other = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.emit('connection', socket),
    );
    other.listen(listening.port, address);
    await once(other, 'listening');
    this.#others.push(other);
  }

  /**
   * Emits `stopping`, accepts the waiting connections, closes all addresses, and then serves the accepted connections.
   *
   * @param callback runs when the connections of all addresses have ended. The event `close` is for the first address only
   */
  override close(callback?: (error?: Error) => void): this {
    this.#isStopping = true;
    this.emit('stopping');
    void this.#close(callback);
    return this;
  }

  async #close(callback?: (error?: Error) => void): Promise<void> {
    const waiting = this.listening ? await acceptWaiting(this) : [];
    const closed = Promise.all([
      closing((done) => super.close(done)),
      ...this.#others.splice(0).map((other) => closing((done) => other.close(done))),
    ]);
    for (const socket of waiting) socket.resume();
    // The first is an error if the server was not listening.
    const [error] = await closed;
    callback?.(error);
  }
}

/** Returns a promise that resolves when a server has closed, with an error if it was not listening. */
const closing = (close: (done: (error?: Error) => void) => unknown) =>
  new Promise<Error | undefined>((resolve) => {
    close(resolve);
  });

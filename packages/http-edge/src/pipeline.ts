import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { inTurn } from './in-turn.js';
import type { UnroutedCode } from './options.js';

/** A request of a connection, and its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** A fault to report if no other check fails first. */
  readonly fault: UnroutedCode | undefined;
}

/**
 * The exchanges of a connection, served one at a time and in order. So a client that pipelines and does not read makes the
 * server hold one response instead of a thousand (RFC 9112 §9.3.2).
 */
export class Pipeline {
  readonly #socket: Socket;
  readonly #serve: (exchange: Exchange) => void;
  #current: Exchange | undefined;
  #waiting: Exchange[] = [];
  #isContinuing = false;
  /** Runs after all exchanges. */
  #last: (() => void) | undefined;

  constructor(socket: Socket, serve: (exchange: Exchange) => void) {
    this.#socket = socket;
    this.#serve = serve;
  }

  /** True if the connection has had a request. */
  get hasStarted(): boolean {
    return this.#current !== undefined;
  }

  /** True if every request has its response. */
  get isFree(): boolean {
    return !this.#isContinuing && (this.#current?.response.writableFinished ?? true);
  }

  /** Number of requests that wait until the requests before them have their responses. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** The exchange whose request is still arriving and has no response, if any. */
  get arriving(): Exchange | undefined {
    const latest = this.#waiting.at(-1) ?? this.#current;
    return latest?.request.complete || latest?.response.writableFinished ? undefined : latest;
  }

  /** Adds an exchange, to be served after the earlier ones. */
  add(exchange: Exchange): void {
    this.#waiting.push(exchange);
    if (this.isFree) this.#startAfterPacket();
    else this.#continueLater();
  }

  /** Removes an exchange that waits. @returns false if it is being served */
  remove(exchange: Exchange): boolean {
    const index = this.#waiting.indexOf(exchange);
    if (index >= 0) this.#waiting.splice(index, 1);
    return index >= 0;
  }

  /** Removes all waiting exchanges, and the function that was to run after them. */
  clear(): void {
    this.#waiting = [];
    this.#last = undefined;
  }

  /** Makes each response that is not being sent yet announce that the connection closes (RFC 9112 §9.6). */
  announceClose(): void {
    for (const exchange of [this.#current, ...this.#waiting]) {
      if (exchange?.response.headersSent === false) exchange.response.shouldKeepAlive = false;
    }
  }

  /** Runs a function after the responses to all requests. */
  afterAll(last: () => void): void {
    if (this.isFree) {
      last();
      return;
    }
    this.#last = last;
    this.#continueLater();
  }

  /**
   * Serves a request at once if it came alone. If several came in one packet, they queue behind requests of other clients.
   */
  #startAfterPacket(): void {
    this.#isContinuing = true;
    process.nextTick(() => {
      if (this.#waiting.length > 1) inTurn(() => this.#continue());
      else this.#continue();
    });
  }

  /** Continues after the current response, in the queue with other connections. */
  #continueLater(): void {
    if (this.#isContinuing) return;
    this.#isContinuing = true;
    const goOn = () => inTurn(() => this.#continue());
    const response = this.#current?.response;
    if (response === undefined || response.writableFinished) goOn();
    else response.once('finish', goOn);
  }

  /** Serves the next request and returns its response. */
  #continue(): ServerResponse | undefined {
    this.#isContinuing = false;
    if (this.#socket.destroyed) return undefined;
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#last?.();
      return undefined;
    }
    this.#current = next;
    this.#serve(next);
    if (this.#waiting.length > 0 || this.#last !== undefined) this.#continueLater();
    return next.response;
  }
}

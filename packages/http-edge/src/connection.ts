import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endInStages } from './end-in-stages.js';
import { readFields, readFieldsOf } from './field-lines.js';
import type { EdgeOptions, Limits, UnroutedCode, UnroutedResponse } from './options.js';
import { overflow } from './overflow.js';
import { inTurn } from './in-turn.js';
import { type ClientError, parserFault } from './parser-faults.js';
import { whyUnrouted } from './unrouted.js';
import { WriteProgress } from './write-progress.js';
import { writeResponse, writeToSocket } from './write-response.js';

/** The parts that all connections of a server share. */
export interface Edge {
  readonly options: EdgeOptions;
  readonly limits: Limits;
  readonly listener: RequestListener;
}

/** A refusal, before its response is made. */
interface PendingRefusal {
  readonly code: UnroutedCode | undefined;
  readonly request?: IncomingMessage;
  readonly packet?: Buffer | undefined;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** A fault to report if no other check fails first. */
  readonly fault: UnroutedCode | undefined;
}

/** RFC 9110 §10.1.1: HTTP/1.0 has no expectations. */
const expectsContinue = ({ headers, httpVersion }: IncomingMessage) =>
  'expect' in headers && httpVersion === '1.1';

/**
 * A connection. Its requests reach the listener one at a time and in order, so a client that pipelines and does not read
 * makes the server hold one response instead of a thousand (RFC 9112 §9.3.2).
 */
export class Connection {
  readonly #edge: Edge;
  readonly #socket: Socket;
  readonly #progress: WriteProgress;
  #current: Exchange | undefined;
  #waiting: Exchange[] = [];
  #isContinuing = false;
  /** Runs after all exchanges. */
  #last: (() => void) | undefined;
  /** The `performance.now()` at which the connection was first seen idle. */
  #idleSince: number | undefined;
  /** True once its last response is decided: later bytes are ignored (RFC 9112 §9.6). */
  #isClosing = false;

  constructor(edge: Edge, socket: Socket) {
    this.#edge = edge;
    this.#socket = socket;
    this.#progress = new WriteProgress(socket);
    // Node calls `destroySoon` after a response with `Connection: close`. Its own version would not read the rest of the
    // request.
    socket.destroySoon = () => {
      this.#takeNoMore();
      endInStages(socket);
    };
  }

  /** True between two requests. */
  get isIdle(): boolean {
    return this.#current !== undefined && this.hasNoRequest;
  }

  /** True if every request that was read has its response. A header that is still arriving does not count. */
  get hasNoRequest(): boolean {
    return !this.#isClosing && this.#isFree();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Closes the connection if the client has read nothing, or sent no request, for too long. */
  checkProgress(now: number): void {
    const { writeTimeout, keepAliveTimeout, headersTimeout } = this.#edge.limits;
    this.#idleSince = this.isIdle ? (this.#idleSince ?? now) : undefined;
    // Node's own time-out restarts with every byte, even of empty lines. The time for a header is added, since one may be on
    // its way.
    const isIdleTooLong = now - (this.#idleSince ?? now) >= keepAliveTimeout + headersTimeout;
    if (isIdleTooLong || this.#progress.stalledFor(now) >= writeTimeout) this.destroy();
  }

  /** Takes a request that Node has parsed. */
  receive(request: IncomingMessage, response: ServerResponse, fault?: UnroutedCode): void {
    if (this.#isClosing) return;
    this.#idleSince = undefined;
    const exchange = { request, response, fault };
    this.#waiting.push(exchange);
    if (this.#waiting.length > this.#edge.limits.waitingRequests) {
      this.#takeNoMore();
      overflow(this.#socket, exchange);
    } else if (this.#isFree()) {
      this.#startAfterPacket();
    } else {
      this.#continueLater();
    }
  }

  /** Refuses CONNECT, which is for proxies (RFC 9110 §9.3.6). */
  refuseConnect(request: IncomingMessage): void {
    // Node has removed its own listeners, and an error without a listener ends the process.
    this.#socket.on('error', () => {});
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#refuseAtLast({ code: 'bad_request', request });
  }

  /** Responds to bytes that Node's parser could not read, and to a request that is not complete in time. */
  refuseInput(error: ClientError): void {
    // Node emits the error again for each later packet.
    if (this.#isClosing) return;
    this.#isClosing = true;
    const code = parserFault(error, this.#socket);
    const packet = error.rawPacket;
    const latest = this.#waiting.at(-1) ?? this.#current;
    if (!this.#socket.writable || error.code === 'ECONNRESET') {
      this.destroy();
    } else if (
      latest === undefined ||
      latest.response.writableFinished ||
      latest.request.complete
    ) {
      // The broken bytes came after a complete request.
      this.#refuseAtLast({ code, packet });
    } else if (latest !== this.#current) {
      this.#waiting.pop();
      this.#refuseAtLast({ code, packet, request: latest.request });
    } else if (latest.response.headersSent) {
      // The request broke off while its response was being sent.
      this.destroy();
    } else {
      this.#write({ code, packet, request: latest.request });
    }
  }

  #takeNoMore(): void {
    this.#isClosing = true;
    this.#waiting = [];
    this.#last = undefined;
  }

  #isFree(): boolean {
    return !this.#isContinuing && (this.#current?.response.writableFinished ?? true);
  }

  #start(exchange: Exchange): void {
    this.#current = exchange;
    const { request, response, fault } = exchange;
    const unrouted = whyUnrouted(request, fault);
    if (unrouted === undefined) {
      // Node ignores `Upgrade`, but drops the requests after it in the same packet. Closing the connection makes the client
      // send them again.
      if ('upgrade' in request.headers) response.setHeader('connection', 'close');
      if (expectsContinue(request)) response.writeContinue();
      this.#edge.listener(request, response);
    } else {
      this.#takeNoMore();
      writeResponse(response, this.#respond({ ...unrouted, request }));
    }
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
    this.#start(next);
    if (this.#waiting.length > 0 || this.#last !== undefined) this.#continueLater();
    return next.response;
  }

  /** Sends a refusal after the responses to earlier requests (RFC 9112 §9.3.2). */
  #refuseAtLast(refusal: PendingRefusal): void {
    if (this.#isFree()) {
      this.#write(refusal);
      return;
    }
    this.#last = () => this.#write(refusal);
    this.#continueLater();
  }

  #write(refusal: PendingRefusal): void {
    if (this.#socket.writable) writeToSocket(this.#socket, this.#respond(refusal));
  }

  #respond({ code, request, packet }: PendingRefusal): UnroutedResponse {
    const fields = request ? readFields(request) : readFieldsOf(packet);
    return this.#edge.options.respond({ code, request, fields, socket: this.#socket });
  }
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endInStages } from './end-in-stages.js';
import { readFields, readFieldsOf } from './field-lines.js';
import type { EdgeOptions, Limits, UnroutedCode, UnroutedResponse } from './options.js';
import { overflow } from './overflow.js';
import { type ClientError, parserFault } from './parser-faults.js';
import { type Exchange, Pipeline } from './pipeline.js';
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

/** RFC 9110 §10.1.1: HTTP/1.0 has no expectations. */
const expectsContinue = ({ headers, httpVersion }: IncomingMessage) =>
  'expect' in headers && httpVersion === '1.1';

/** A connection: checks its requests, refuses broken and late ones, and closes when its client does nothing. */
export class Connection {
  readonly #edge: Edge;
  readonly #socket: Socket;
  readonly #progress: WriteProgress;
  readonly #pipeline: Pipeline;
  /** The `performance.now()` at which the connection was first seen idle. */
  #idleSince: number | undefined;
  /** True once its last response is decided: later bytes are ignored (RFC 9112 §9.6). */
  #isClosing = false;

  constructor(edge: Edge, socket: Socket) {
    this.#edge = edge;
    this.#socket = socket;
    this.#progress = new WriteProgress(socket);
    this.#pipeline = new Pipeline(socket, (exchange) => this.#serve(exchange));
    // Node calls `destroySoon` after a response with `Connection: close`. Its own version would not read the rest of the
    // request.
    socket.destroySoon = () => {
      this.#takeNoMore();
      endInStages(socket);
    };
  }

  /** True between two requests. */
  get isIdle(): boolean {
    return this.#pipeline.hasStarted && this.hasNoRequest;
  }

  /**
   * True if every request that was read has its response, and the connection is not closing. A header may be arriving.
   */
  get hasNoRequest(): boolean {
    return !this.#isClosing && this.#pipeline.isFree;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Makes the responses announce that the connection closes, because the server stops. */
  announceClose(): void {
    this.#pipeline.announceClose();
  }

  /** Closes the connection if the client has read nothing, or sent no request, for too long. */
  checkProgress(now: number): void {
    const { writeTimeout, keepAliveTimeout, headersTimeout } = this.#edge.limits;
    this.#idleSince = this.isIdle ? (this.#idleSince ?? now) : undefined;
    // Node's own timeout restarts with every byte, even of an empty line. The time for a header is added, because a
    // header may be arriving.
    const isIdleTooLong = now - (this.#idleSince ?? now) >= keepAliveTimeout + headersTimeout;
    if (isIdleTooLong || this.#progress.stalledFor(now) >= writeTimeout) this.destroy();
  }

  /** Takes a request that Node has parsed. */
  receive(request: IncomingMessage, response: ServerResponse, fault?: UnroutedCode): void {
    if (this.#isClosing) return;
    this.#idleSince = undefined;
    const exchange = { request, response, fault };
    if (this.#pipeline.waiting < this.#edge.limits.waitingRequests) {
      this.#pipeline.add(exchange);
    } else {
      this.#takeNoMore();
      overflow(this.#socket, exchange);
    }
  }

  /** Refuses CONNECT, which is for proxies (RFC 9110 §9.3.6). */
  refuseConnect(request: IncomingMessage): void {
    // Node has removed its own listeners, and an error without a listener ends the process.
    this.#socket.on('error', () => {});
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#refuseInOrder({ code: 'bad_request', request });
  }

  /** Responds to bytes that Node's parser could not read, and to a request that is not complete in time. */
  refuseInput(error: ClientError): void {
    // Node emits the error again for each later packet.
    if (this.#isClosing) return;
    const code = parserFault(error, this.#socket);
    if (error.code === 'ECONNRESET') this.destroy();
    else this.#refuse({ code, packet: error.rawPacket });
  }

  /** Refuses the request that is still arriving, if there is one, because its time is over. */
  expire(): void {
    if (this.#isClosing || this.#pipeline.arriving === undefined) return;
    this.#refuse({ code: 'request_timeout' });
  }

  #takeNoMore(): void {
    this.#isClosing = true;
    this.#pipeline.clear();
  }

  #serve({ request, response, fault }: Exchange): void {
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

  /** Refuses the request that is arriving, or the bytes after the last complete one. */
  #refuse(refusal: PendingRefusal): void {
    this.#isClosing = true;
    const arriving = this.#pipeline.arriving;
    if (!this.#socket.writable) this.destroy();
    else if (arriving === undefined) this.#refuseInOrder(refusal);
    else if (this.#pipeline.remove(arriving)) {
      this.#refuseInOrder({ ...refusal, request: arriving.request });
    } else if (arriving.response.headersSent) {
      // The request broke off while its response was being sent.
      this.destroy();
    } else {
      this.#write({ ...refusal, request: arriving.request });
    }
  }

  /** Sends a refusal after the responses to earlier requests (RFC 9112 §9.3.2). */
  #refuseInOrder(refusal: PendingRefusal): void {
    this.#pipeline.afterAll(() => this.#write(refusal));
  }

  #write(refusal: PendingRefusal): void {
    if (this.#socket.writable) writeToSocket(this.#socket, this.#respond(refusal));
  }

  #respond({ code, request, packet }: PendingRefusal): UnroutedResponse {
    const fields = request ? readFields(request) : readFieldsOf(packet);
    return this.#edge.options.respond({ code, request, fields, socket: this.#socket });
  }
}

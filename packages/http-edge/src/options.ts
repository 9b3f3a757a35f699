import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList, Socket } from 'node:net';

/** The problem codes of requests that never reach the listener. */
export type UnroutedCode =
  | 'bad_request'
  | 'content_too_large'
  | 'expectation_failed'
  | 'header_fields_too_large'
  | 'request_timeout'
  | 'uri_too_long';

/** A request that the edge responds to itself, or bytes that are not a request. */
export interface UnroutedRequest {
  /** The code of the refusal; undefined for `OPTIONS *`, which gets 204 without `Allow` (RFC 9110 §9.3.7). */
  readonly code: UnroutedCode | undefined;
  readonly socket: Socket;
  /** Undefined if Node's parser could not read one. */
  readonly request?: IncomingMessage | undefined;
  /** The part of the header that was read. */
  readonly fields: Pick<Headers, 'get'>;
}

/** The response to an {@link UnroutedRequest}. The edge adds `content-length`, `connection` and `date`. */
export interface UnroutedResponse {
  readonly status: number;
  readonly reason: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** Times in milliseconds. */
export interface Limits {
  /** From opening the connection, or the first byte of a later request, to the end of the header. */
  readonly headersTimeout: number;
  /** From the same start to the end of the body. */
  readonly requestTimeout: number;
  /** Between two requests of a connection. */
  readonly keepAliveTimeout: number;
  /** While the client reads nothing of what waits to be sent. */
  readonly writeTimeout: number;
  /** From the close of the server until requests that are still arriving are refused with 408. */
  readonly stoppingTimeout: number;
  /** Interval at which the times above are checked. */
  readonly checkingInterval: number;
  /** Pipelined requests of a connection that wait for the response before them. */
  readonly waitingRequests: number;
  readonly connections: number;
  /** Applies to all peers but trusted ones. */
  readonly connectionsPerClient: number;
}

export interface EdgeOptions {
  /** Makes the response to a request that never reaches the listener, and logs it. */
  respond(unrouted: UnroutedRequest): UnroutedResponse;
  /** The class of the responses, as in `http.createServer`. */
  readonly ServerResponse?: typeof ServerResponse;
  /** Proxies, which speak for many clients: `connectionsPerClient` does not apply to them. */
  readonly trusted?: BlockList;
  readonly limits?: Partial<Limits>;
}

export const LIMITS: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Longer than proxies keep an idle connection, so the proxy closes it first.
  keepAliveTimeout: 65_000,
  writeTimeout: 15_000,
  // The servers exit 10 s after a signal. By then they have accepted the waiting connections (1.5 s), noticed the close
  // at the next check (1 s), let this time pass (5 s) and noticed its end (1 s), and clients have read the 408 (1 s).
  stoppingTimeout: 5000,
  checkingInterval: 1000,
  // More than real clients pipeline. Each waiting request takes about 1.5 kB, because Node has already parsed it.
  waitingRequests: 50,
  connections: 2000,
  connectionsPerClient: 100,
};

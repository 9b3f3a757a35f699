import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Code } from '@repo/errors';
import { endInStages } from './end-in-stages.js';
import { LIMITS, type EdgeOptions } from './options.js';
import { type ClientError, parserFault } from './parser-faults.js';
import { requestFault } from './request-faults.js';
import { toOriginForm } from './target.js';
import { writeResponse, writeToSocket } from './write-response.js';

/**
 * Creates an HTTP server whose listener gets well-formed requests only. Everything else is answered by `options.respond`,
 * and its connection ends.
 */
export function createServer(options: EdgeOptions, listener: RequestListener): Server {
  const inProgress = new WeakMap<Socket, [IncomingMessage, ServerResponse]>();
  /** Connections that have, or will get, their last response: later bytes are no request (RFC 9112 §9.6). */
  const givenUp = new WeakSet<Socket>();

  const refuse = (socket: Socket, code: Code, request?: IncomingMessage) =>
    writeToSocket(socket, options.respond({ code, socket, request }));

  const take = (request: IncomingMessage, response: ServerResponse, last?: Code) => {
    const { socket } = request;
    if (givenUp.has(socket)) return;
    inProgress.set(socket, [request, response]);
    const unrouted = unroutedBecause(request, options, last);
    if (unrouted === undefined) {
      listener(request, response);
    } else {
      givenUp.add(socket);
      writeResponse(response, options.respond({ ...unrouted, socket, request }));
    }
  };

  const server = createHttpServer(serverOptions(options), take);
  // By default Node drops the lines after the 1000th and does not say so: `requestFault` counts them.
  server.maxHeadersCount = 0;
  server.on('connection', (socket) => {
    // Node calls it after a response that says close, and would not read the rest of the request.
    socket.destroySoon = () => {
      givenUp.add(socket);
      endInStages(socket);
    };
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    // RFC 9110 §10.1.1: 100-continue is the only expectation there is.
    take(request, response, 'expectation_failed');
  });
  // RFC 9110 §9.3.6: CONNECT is for proxies.
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    // Node has removed its own listeners. A client that is gone is not an error of ours.
    socket.on('error', () => {});
    if (givenUp.has(socket)) return;
    givenUp.add(socket);
    after(inProgress.get(socket)?.[1], () => {
      if (socket.writable) refuse(socket, 'bad_request', request);
    });
  });
  server.on('clientError', (error: ClientError, socket: Socket) => {
    // Node emits it again for each packet that still comes.
    if (givenUp.has(socket)) return;
    givenUp.add(socket);
    const code = parserFault(error, socket);
    const [request, response] = inProgress.get(socket) ?? [];
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
    } else if (response === undefined || response.writableFinished || request?.complete) {
      // The broken bytes came after a whole request.
      after(response, () => {
        if (socket.writable) refuse(socket, code);
      });
    } else if (response.headersSent) {
      // The request broke off while its response is on the way.
      socket.destroy();
    } else {
      refuse(socket, code, request);
    }
  });
  return server;
}

function serverOptions({ limits, ServerResponse: Response }: EdgeOptions) {
  const { checkingInterval, ...times } = { ...LIMITS, ...limits };
  return {
    maxHeaderSize: 16 * 1024,
    ...times,
    connectionsCheckingInterval: checkingInterval,
    // Node's own check answers without a body, and takes two Host lines: `requestFault` does it.
    requireHostHeader: false,
    ...(Response && { ServerResponse: Response }),
  };
}

/** Says why a request does not reach the listener; undefined when it does. */
function unroutedBecause(
  request: IncomingMessage,
  { allowedMethods }: EdgeOptions,
  last: Code | undefined,
): { code: Code | undefined; allowed?: readonly string[] } | undefined {
  const code = requestFault(request) ?? last;
  if (code !== undefined) return { code };
  toOriginForm(request);
  if (request.url === '*') return { code: undefined };
  if (request.method !== 'TRACE' || allowedMethods === undefined) return undefined;
  const allowed = allowedMethods(request);
  return allowed === undefined ? { code: 'not_found' } : { code: 'method_not_allowed', allowed };
}

/** Responses are sent in the order of their requests (RFC 9112 §9.3.2). */
function after(response: ServerResponse | undefined, send: () => void): void {
  if (response === undefined || response.writableFinished) send();
  else response.once('finish', send);
}

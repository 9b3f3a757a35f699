import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Code } from '@repo/errors';
import type { UnroutedAnswers } from './unrouted-answers.js';
import { requestFault } from './request-faults.js';

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Longer than what proxies keep a line for, so that it is the proxy that ends it.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1000,
  // Node's own check answers without a body, and takes two Host lines: `requestFault` does it.
  requireHostHeader: false,
};

/** What Node's parser gave up on. */
const codeOfParserError: Readonly<Record<string, Code>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'header_fields_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'content_too_large',
};

/** The HTTP server: it answers itself, as problems too, what never gets to a route. */
export function createServer(listener: RequestListener, answers: UnroutedAnswers): Server {
  const inProgress = new WeakMap<Socket, [IncomingMessage, ServerResponse]>();
  const server = createHttpServer(LIMITS, (request, response) => {
    inProgress.set(request.socket, [request, response]);
    const fault = requestFault(request);
    if (fault === undefined) listener(request, response);
    else answers.respond(request, response, fault);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    // RFC 9110 §10.1.1: 100-continue is the only expectation there is.
    answers.respond(request, response, requestFault(request) ?? 'expectation_failed');
  });
  // RFC 9110 §9.3.6: CONNECT is for proxies.
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    answers.write(socket, 'bad_request', request);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = codeOfParserError[error.code ?? ''] ?? 'bad_request';
    const [request, response] = inProgress.get(socket) ?? [];
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
    } else if (response === undefined || response.writableFinished) {
      answers.write(socket, code);
    } else if (request?.complete) {
      // What is broken came behind a whole request, whose answer goes first.
      response.once('finish', () => answers.write(socket, code));
    } else if (response.headersSent) {
      // The request broke off while its answer is on the way.
      socket.destroy();
    } else {
      answers.write(socket, code, request);
    }
  });
  return server;
}

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
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'content_too_large',
};

/** A parser's error, or a connection's. */
interface ClientError extends NodeJS.ErrnoException {
  /** What came last, where the parser has failed, and how much of it it had read. */
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** The HTTP server: it answers itself, as problems too, what never gets to a route. */
export function createServer(listener: RequestListener, answers: UnroutedAnswers): Server {
  const inProgress = new WeakMap<Socket, [IncomingMessage, ServerResponse]>();
  /** Connections that have, or will get, their last answer: what still comes on them is no request (RFC 9112 §9.6). */
  const givenUp = new WeakSet<Socket>();
  const take = (request: IncomingMessage, response: ServerResponse, last?: Code) => {
    const { socket } = request;
    if (givenUp.has(socket)) return;
    inProgress.set(socket, [request, response]);
    const fault = requestFault(request) ?? last;
    if (fault === undefined) {
      listener(request, response);
    } else {
      givenUp.add(socket);
      answers.respond(request, response, fault);
    }
  };
  const server = createHttpServer(LIMITS, take);
  server.on('connection', (socket) => {
    // Node calls it behind an answer that says close, and would not read the rest of the request.
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
    // Node has taken its own listeners off. That the client is gone is no fault of ours.
    socket.on('error', () => {});
    if (givenUp.has(socket)) return;
    givenUp.add(socket);
    behind(inProgress.get(socket)?.[1], () => {
      if (socket.writable) answers.write(socket, 'bad_request', request);
    });
  });
  server.on('clientError', (error: ClientError, socket: Socket) => {
    // Node says it again for each packet that still comes.
    if (givenUp.has(socket)) return;
    givenUp.add(socket);
    const code = codeOf(error, socket);
    const [request, response] = inProgress.get(socket) ?? [];
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
    } else if (response === undefined || response.writableFinished || request?.complete) {
      // What is broken came behind a whole request.
      behind(response, () => {
        if (socket.writable) answers.write(socket, code);
      });
    } else if (response.headersSent) {
      // The request broke off while its answer is on the way.
      socket.destroy();
    } else {
      answers.write(socket, code, request);
    }
  });
  return server;
}

function codeOf({ code = '', rawPacket, bytesParsed }: ClientError, { bytesRead }: Socket): Code {
  if (code !== 'HPE_HEADER_OVERFLOW') return codeOfParserError[code] ?? 'bad_request';
  // Node counts the target too. In the first line, nothing else can be too long (RFC 9110 §15.5.15).
  const isAll = rawPacket?.length === bytesRead;
  const isFirstLine = isAll && !rawPacket.subarray(0, bytesParsed).includes('\n');
  return isFirstLine ? 'uri_too_long' : 'header_fields_too_large';
}

/** Answers come in the order of their requests (RFC 9112 §9.3.2). */
function behind(response: ServerResponse | undefined, answer: () => void): void {
  if (response === undefined || response.writableFinished) answer();
  else response.once('finish', answer);
}

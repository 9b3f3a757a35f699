import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Code } from '@repo/errors';
import { clientAddress, type TrustedPeers } from '@repo/settings';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { newId } from '../new-id.js';
import type { BaseFields } from './base-fields.js';
import { endInStages } from './end-in-stages.js';
import { ProblemException } from './problem-exception.js';
import { problemResponse, type ProblemResponse } from './problem-response.js';
import { DEFAULT_PROTECTION } from './protection.js';

interface Parts {
  readonly docsUrl: string;
  readonly fields: BaseFields;
  readonly trusted: TrustedPeers;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Answers, in the one form of all errors, what is refused before there is a route, and logs its line. */
export class UnroutedAnswers {
  readonly #parts: Parts;
  readonly #answered = new WeakSet<IncomingMessage>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether a request has been answered here, and has its line: it may have got to a route before it broke off. */
  has(request: IncomingMessage): boolean {
    return this.#answered.has(request);
  }

  /** To a request that Node could read. */
  respond(request: IncomingMessage, response: ServerResponse, code: Code): void {
    const { status, reason, headers, body } = this.#answer(code, request.socket, request);
    response.writeHead(status, reason, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  }

  /** To whatever came over a connection, which then ends. */
  write(socket: Socket, code: Code, request?: IncomingMessage): void {
    const { status, reason, headers, body } = this.#answer(code, socket, request);
    const fields = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const lines = Object.entries({ ...fields, date: new Date().toUTCString() }).flatMap(
      ([name, values]) => [values].flat().map((value) => `${name}: ${value}\r\n`),
    );
    socket.write(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
    endInStages(socket);
  }

  #answer(code: Code, socket: Socket, request?: IncomingMessage): ProblemResponse {
    const { docsUrl, fields, trusted, log, metrics } = this.#parts;
    if (request !== undefined) this.#answered.add(request);
    const requestId = newId();
    const refusal = new ProblemException(code, {}, {});
    const response = problemResponse(refusal, {
      docsUrl,
      requestId,
      protection: DEFAULT_PROTECTION,
    });
    const client = clientAddress(
      socket.remoteAddress,
      request?.headers['x-forwarded-for'],
      trusted,
    );
    const { status } = response;
    const { method } = request ?? {};
    log.info({ requestId, method, status, code, client }, 'request');
    metrics.count({ method, route: undefined, scheme: undefined, status, code });
    const headers = { ...fields, ...response.headers, 'x-request-id': requestId };
    // RFC 9112 §9.6: where the next request begins, nobody can say.
    return { ...response, headers: { ...headers, connection: 'close' } };
  }
}

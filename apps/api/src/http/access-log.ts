import type { Code } from '@repo/errors';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { UnroutedResponses } from '../problems/unrouted-responses.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the refusal that answers this request, for its line in the log. */
    refusedWith?: Code;
    /** Why, where the code does not tell: for the same line, and for nobody outside. */
    refusedBecause?: string | undefined;
  }
}

/** One line for each request: the route and not the address, whose query may hold a secret. */
export class AccessLog extends LogController {
  readonly #answers: UnroutedResponses;

  constructor(answers: UnroutedResponses) {
    super();
    this.#answers = answers;
  }

  /** The line comes when there is nothing more to say: the answer has left, or the client is gone before it. */
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once('close', () => {
      if (!this.#answers.has(request.raw)) logRequest(request, reply);
    });
  }

  /** Fastify's own line would say the address. */
  override routeNotFound(): void {}

  /** Never comes for a request whose client is gone. */
  override requestCompleted(): void {}
}

function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { id, raw, log, routeOptions, refusedWith, refusedBecause } = request;
  const { headersSent, writableFinished } = reply.raw;
  log.info(
    {
      requestId: id,
      method: raw.method,
      route: routeOptions.url,
      status: headersSent ? reply.statusCode : undefined,
      aborted: writableFinished ? undefined : true,
      code: refusedWith,
      why: refusedBecause,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      client: request.clientAddress,
    },
    'request',
  );
}

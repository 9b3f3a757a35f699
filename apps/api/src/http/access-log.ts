import type { IncomingMessage } from 'node:http';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** One line for each request. It has the route and not the address, whose query may hold a secret. */
export class AccessLog extends LogController {
  readonly #hasLine: (request: IncomingMessage) => boolean;

  /** @param hasLine true for a request that broke off on its way to a route, and was logged as one without a route */
  constructor(hasLine: (request: IncomingMessage) => boolean) {
    super();
    this.#hasLine = hasLine;
  }

  /** Logged once the response has left, or the client is gone before it. */
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once('close', () => {
      if (!this.#hasLine(request.raw)) logRequest(request, reply);
    });
  }

  /** Fastify's own line would hold the address. */
  override routeNotFound(): void {}

  /** Never called for a request whose client is gone. */
  override requestCompleted(): void {}
}

function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { id, raw, log, routeOptions, refusal } = request;
  const { headersSent, writableFinished } = reply.raw;
  log.info(
    {
      requestId: id,
      method: raw.method,
      route: routeOptions.url,
      status: headersSent ? reply.statusCode : undefined,
      aborted: writableFinished ? undefined : true,
      code: refusal?.code,
      why: refusal?.why,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      client: request.clientAddress,
    },
    'request',
  );
}

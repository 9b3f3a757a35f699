import type { IncomingMessage } from 'node:http';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** Logs one line per request. It holds the route, not the URL, whose query may hold a secret. */
export class AccessLog extends LogController {
  /** @param isLogged true for a request that broke off early and was logged as one without a route */
  constructor(private readonly isLogged: (request: IncomingMessage) => boolean) {
    super();
  }

  /** Logs when the response is sent, or when the client disconnects. */
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once('close', () => {
      if (!this.isLogged(request.raw)) logRequest(request, reply);
    });
  }

  /** Fastify's own line would hold the URL. */
  override routeNotFound(): void {}

  /** Unused: Fastify does not call it when the client disconnects. */
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

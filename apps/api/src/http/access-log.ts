import type { IncomingMessage } from 'node:http';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** Logs one line per request. The line has the route instead of the URL, since a query may contain a secret. */
export class AccessLog extends LogController {
  /** @param isLogged true for a request that broke off and that `UnroutedResponses` has logged already */
  constructor(private readonly isLogged: (request: IncomingMessage) => boolean) {
    super();
  }

  /** Logs when the response is sent, or when the client disconnects. */
  override incomingRequest(request: FastifyRequest, reply: FastifyReply): void {
    reply.raw.once('close', () => {
      if (!this.isLogged(request.raw)) logRequest(request, reply);
    });
  }

  /** Logs nothing: Fastify's own line would contain the URL. */
  override routeNotFound(): void {}

  /** Logs nothing: `incomingRequest` does, since Fastify does not call this when the client disconnects. */
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

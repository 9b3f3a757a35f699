import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/** One line for each request that was answered: the route and not the address, whose query may hold a secret. */
export class AccessLog extends LogController {
  /** Its one line comes with the answer. */
  override incomingRequest(): void {}

  /** Fastify's own line would say the address. */
  override routeNotFound(): void {}

  override requestCompleted(
    _error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const { id, raw, log, routeOptions, refusedWith, refusedBecause } = request;
    log.info(
      {
        requestId: id,
        method: raw.method,
        route: routeOptions.url,
        status: reply.statusCode,
        code: refusedWith,
        why: refusedBecause,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        client: request.clientAddress,
      },
      'request',
    );
  }
}

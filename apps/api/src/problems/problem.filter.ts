import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { resourceMetadataUrl } from '../http/resource-metadata.js';
import { SETTINGS, type Settings } from '../settings.js';
import { problem, type ProblemException } from './problem-exception.js';
import { problemResponse } from './problem-response.js';
import { DEFAULT_PROTECTION } from './protection.js';
import { toProblem } from './to-problem.js';

/** Responds with a problem to every error of a routed request, from any layer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // The body broke off: the client disconnected or sent invalid HTTP. This is not a server error.
    const brokeOff = request.raw.destroyed && !request.raw.complete;
    const refusal = brokeOff ? problem('bad_request') : toProblem(error);
    logCause(refusal, request);
    request.refusal = refusal;
    if (reply.sent || reply.raw.headersSent) return;
    const { status, reason, headers, body } = problemResponse(refusal, {
      docsUrl: this.settings.ERROR_DOCS_URL,
      resourceMetadata: resourceMetadataUrl(this.settings),
      requestId: request.id,
      protection: request.routeOptions.config.protection ?? DEFAULT_PROTECTION,
      used: request.credential?.scheme,
    });
    reply.raw.statusMessage = reason;
    reply.code(status).headers(headers).send(body);
  }
}

/** Logs an unexpected error once, with the request id that the client is given. */
function logCause({ code, cause }: ProblemException, { id, log }: FastifyRequest): void {
  if (cause === undefined) return;
  if (code === 'service_unavailable') {
    log.warn({ requestId: id, err: cause }, 'database unavailable');
  } else {
    log.error({ requestId: id, err: cause }, 'request failed');
  }
}

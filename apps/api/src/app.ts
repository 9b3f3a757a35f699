import type { RequestListener } from 'node:http';
import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from '@repo/http-edge';
import type { FastifyBaseLogger } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { AccessLog } from './http/access-log.js';
import { baseFields } from './http/base-fields.js';
import { allowOrigins, corsFor } from './http/cors.js';
import { takeJsonOnly } from './validation/body.js';
import { NestLog } from './http/nest-log.js';
import { prepareRequests } from './http/prepare-requests.js';
import { watchRoutes } from './http/routes.js';
import { countRequests, serveMetrics } from './metrics/count-requests.js';
import { Metrics } from './metrics/metrics.js';
import { problem } from './problems/problem-exception.js';
import { UnroutedResponses } from './problems/unrouted-responses.js';
import { newId } from './database/ids.js';
import type { Settings } from './settings.js';

/**
 * Creates the API, ready to listen.
 *
 * @param others extra modules, such as the lab's in development
 */
export async function createApp(
  settings: Settings,
  log: Logger,
  others: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  const fields = baseFields(settings.API_ORIGIN);
  const cors = corsFor(settings.CORS_ORIGINS);
  const trusted = settings.TRUST_PROXY;
  const metrics = new Metrics();
  const docsUrl = settings.ERROR_DOCS_URL;
  const unrouted = new UnroutedResponses({
    docsUrl,
    fields,
    cors,
    trusted,
    log,
    count: (request) => metrics.count(request),
  });
  const adapter = new FastifyAdapter({
    serverFactory: (listener: RequestListener) =>
      createServer({ respond: (fault) => unrouted.respond(fault), trusted }, listener),
    // `createServer` above responds to client errors; Fastify's default handler would write a body of its own.
    clientErrorHandler: () => {},
    loggerInstance: log,
    // A logger per request would only add the id, which each line has anyway.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    logController: new AccessLog((request) => unrouted.has(request)),
    // Never an id that the client sent: it could imitate another request in the log.
    genReqId: newId,
    // While the process stops, a request is still served; its connection is closed after the response.
    return503OnClosing: false,
    // As long as the longest request target, so that this limit of the router never applies.
    routerOptions: { maxParamLength: 8000 },
    // Hooks do the work of Nest middleware, before the body is read.
    skipMiddie: true,
  });
  const fastify = adapter.getInstance();
  prepareRequests(fastify, fields, trusted);
  allowOrigins(fastify, cors);
  takeJsonOnly(fastify);
  countRequests(fastify, metrics);
  const { METRICS_PORT } = settings;
  if (METRICS_PORT !== undefined) {
    serveMetrics(fastify, { ...settings, METRICS_PORT }, metrics, unrouted);
  }
  const finishRoutes = watchRoutes(fastify, {
    notFound: () => problem('not_found'),
    methodNotAllowed: (allowed) => problem('method_not_allowed', { allowed }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, log, metrics, others),
    adapter,
    { logger: new NestLog(log), abortOnError: false, bodyParser: false },
  );
  await app.init();
  finishRoutes();
  return app;
}

import type { FastifyInstance } from 'fastify';
import type { UnroutedResponses } from '../problems/unrouted-responses.js';
import { listenForMetrics, type MetricsSettings } from './metrics-listener.js';
import type { Metrics } from './metrics.js';

/** Counts every request that reached the router. */
export function countRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', ({ method, routeOptions, credential, refusal }, reply, done) => {
    const counted = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      code: refusal?.code,
    };
    metrics.count({ ...counted, scheme: credential?.scheme }, reply.elapsedTime / 1000);
    done();
  });
}

/** Serves the metrics on their own port while the API listens. */
export function serveMetrics(
  fastify: FastifyInstance,
  settings: MetricsSettings,
  metrics: Metrics,
  unrouted: UnroutedResponses,
): void {
  let close: (() => void) | undefined;
  fastify.addHook('onReady', async () => {
    close = await listenForMetrics(settings, metrics, unrouted);
  });
  fastify.addHook('onClose', async () => close?.());
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, listen, writeResponse } from '@repo/http-edge';
import type { Code } from '@repo/errors';
import type { UnroutedResponses } from '../problems/unrouted-responses.js';
import type { Settings } from '../settings.js';
import type { Metrics } from './metrics.js';

/** The settings of the listener: its own port, at the addresses of the API. */
export type MetricsSettings = Pick<Settings, 'API_HOST' | 'APP_ENV'> & {
  readonly METRICS_PORT: number;
};

/**
 * Serves only `/metrics` on its own port. The network decides which clients reach that port.
 *
 * @returns a function that closes it
 */
export async function listenForMetrics(
  { METRICS_PORT, API_HOST, APP_ENV }: MetricsSettings,
  metrics: Metrics,
  unrouted: UnroutedResponses,
): Promise<() => void> {
  const respond = unrouted.respond.bind(unrouted);
  const refuse = (request: IncomingMessage, response: ServerResponse, code: Code) =>
    writeResponse(response, respond({ code, socket: request.socket, request }));
  const server = createServer({ respond }, (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      refuse(request, response, 'not_found');
      return;
    }
    metrics.text().then(
      (text) => response.setHeader('content-type', metrics.contentType).end(text),
      () => refuse(request, response, 'internal_error'),
    );
  });
  await listen(server, METRICS_PORT, API_HOST, { development: APP_ENV === 'development' });
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

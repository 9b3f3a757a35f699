import { once } from 'node:events';
import { createServer } from 'node:http';
import type { UnroutedAnswers } from '../http/unrouted-answers.js';
import type { Metrics } from './metrics.js';

/**
 * Serves `/metrics`, and nothing else, on a port of its own: who reaches that port is for the network to decide.
 *
 * @returns closes it
 */
export async function listenForMetrics(
  port: number,
  metrics: Metrics,
  answers: UnroutedAnswers,
): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      answers.respond(request, response, 'not_found');
      return;
    }
    metrics.text().then(
      (text) => response.setHeader('content-type', metrics.contentType).end(text),
      () => answers.respond(request, response, 'internal_error'),
    );
  });
  server.listen(port);
  await once(server, 'listening');
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

import { isFromThisMachine } from '@repo/http-edge';
import { isOwnHost } from '@repo/settings';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import { setSafeHeaders } from '../security-headers';
import { log } from '../log';
import { ownRefusals } from '../server-channels';
import { settings } from '../settings';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const refusals = new Counter({
  name: 'http_refusals_total',
  help: 'Requests that the web server refused itself. Those that the API refused are in its own metrics.',
  labelNames: ['method', 'status', 'code'],
  registers: [registry],
});
ownRefusals.listen(({ method, status, code }) => refusals.inc({ method, status, code }));

/**
 * Serves `/metrics` to clients on this machine; for others it does not exist. `METRICS_PORT` is for the API only: both
 * servers read the same settings, and they cannot listen on the same port.
 *
 * @returns false if the request is for something else, and was not answered
 */
export function serveMetrics(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url } = request;
  if (url !== '/metrics' || method !== 'GET' || !isFromThisMachine(request)) return false;
  const { host } = request.headers;
  // A page of another site can send requests from this machine under a host name of its own (DNS rebinding).
  if (!isOwnHost(host, settings().WEB_ORIGIN)) return false;
  const headers = new Headers({
    'content-type': registry.contentType,
    'cache-control': 'no-store',
  });
  setSafeHeaders(headers);
  registry.metrics().then(
    (text) => response.setHeaders(headers).end(text),
    (error: unknown) => {
      log('error', 'metrics_failed', { cause: String(error) });
      response.writeHead(500).end();
    },
  );
  return true;
}

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
 * Serves `/metrics` to this machine; to others it does not exist. `METRICS_PORT` is the API's: both servers read the same
 * settings, and one port cannot be listened on twice.
 *
 * @returns false if the request is none of these
 */
export function serveMetrics(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url } = request;
  if (url !== '/metrics' || method !== 'GET' || !isFromThisMachine(request)) return false;
  const { host } = request.headers;
  // The page of another site may come from this machine too, by a name of its own for it (DNS rebinding).
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

import { createServer, listen, readFields, writeResponse } from '@repo/http-edge';
import { createServer as createHttpServer } from 'node:http';
import { checkSettings } from '../src/check-settings';
import { log } from '../src/log';
import { readRouterFields } from '../src/router-request';
import { settings } from '../src/settings';
import { inbound } from './inbound';
import { setAppFiles } from '../src/app-files';
import { serveMetrics } from '../src/metrics/serve-metrics';
import { builtFiles, developedFiles } from './app-files';
import { PageResponse, trackResponse } from './page-response';
import { respond } from './refusals';
import { stopOnSignal } from './stop';

/**
 * Serves the app in a folder: a custom server in front of Next (https://nextjs.org/docs/app/guides/custom-server).
 *
 * @param dev whether Next compiles pages when they are requested
 */
export async function serve({ dev, dir }: { dev: boolean; dir: string }): Promise<void> {
  checkSettings();
  setAppFiles(dev ? developedFiles(dir) : builtFiles(dir));
  const { APP_ENV, TRUST_PROXY, WEB_HOST, WEB_PORT } = settings();
  const server = createServer(
    { respond, ServerResponse: PageResponse, trusted: TRUST_PROXY },
    (request, response) => {
      if (serveMetrics(request, response)) return;
      if (!readRouterFields(request)) {
        const { socket } = request;
        const fields = readFields(request);
        writeResponse(response, respond({ code: 'bad_request', socket, request, fields }));
        return;
      }
      const requestId = inbound(request);
      trackResponse(requestId, response);
      handle(request, response).catch((error: unknown) => {
        log('error', 'next_failed', { requestId, cause: String(error) });
        // `end()` would make a partial response look complete.
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
    },
  );
  const { default: next } = await import('next');
  const app = next({
    dev,
    dir,
    // Next uses this name in rewrites from the proxy to a page, whatever address the server listens on.
    hostname: 'localhost',
    port: WEB_PORT,
    // Next handles the `Upgrade` requests of this server, for hot reload. In production it gets a server that never listens,
    // so `Upgrade` is ignored (RFC 9110 §7.8).
    httpServer: dev ? server : createHttpServer(),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  stopOnSignal(server, { dev, close: () => app.close() });
  await listen(server, WEB_PORT, WEB_HOST, { development: APP_ENV === 'development' }).catch(
    (error: unknown) => {
      // Next catches unhandled rejections, so without this the process would exit with 0.
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
}

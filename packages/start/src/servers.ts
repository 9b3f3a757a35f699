import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from '@repo/settings';
import { type ServerOptions, type ServerProcess, startServer } from './server-process.js';

type Options = Pick<ServerOptions, 'env' | 'onOutput' | 'signal'> & { readonly port: number };

/**
 * Returns the URL of a server on this machine.
 *
 * @param host the server's setting `API_HOST` or `WEB_HOST`. The URL has `localhost` if the setting is missing, or
 *   means every address (`0.0.0.0`, `::`)
 */
function urlOf(host: string | undefined, port: number): string {
  const isOneAddress = host !== undefined && host !== '' && host !== '0.0.0.0' && host !== '::';
  if (!isOneAddress) return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Starts the built API and waits until it and its database are ready. */
export function startApi({ port, env, ...options }: Options): Promise<ServerProcess> {
  return startServer({
    ...options,
    name: 'The API',
    folder: join(repositoryRoot(), 'apps/api'),
    script: 'dist/main.js',
    url: urlOf(env['API_HOST'], port),
    readyPath: '/health/ready',
    env: { ...env, API_PORT: String(port) },
  });
}

function startWebFrom(file: string, { port, env, ...options }: Options): Promise<ServerProcess> {
  return startServer({
    ...options,
    name: 'The web app',
    folder: join(repositoryRoot(), 'apps/web'),
    script: file,
    url: urlOf(env['WEB_HOST'], port),
    readyPath: '/',
    env: { ...env, WEB_PORT: String(port) },
  });
}

/** Starts the built web app and waits until its home page responds. */
export function startWeb(options: Options): Promise<ServerProcess> {
  return startWebFrom('.next/standalone/apps/web/start.js', options);
}

/** Starts Next.js with its compiler, which builds a page on demand and again when a source changes. */
export function startWebInDevelopment(options: Options): Promise<ServerProcess> {
  const env = { ...options.env, NEXT_TELEMETRY_DISABLED: '1' };
  return startWebFrom('server/dev.js', { ...options, env });
}

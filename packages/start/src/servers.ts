import { join } from 'node:path';
import { repositoryRoot } from '@repo/settings';
import { type ServerProcess, startServer } from './server-process.js';

interface Options {
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly onOutput?: (text: string) => void;
}

/** Starts the built API and waits until it is ready, its database included. */
export function startApi({ port, env, onOutput = () => {} }: Options): Promise<ServerProcess> {
  return startServer({
    name: 'The API',
    script: join(repositoryRoot(), 'apps/api/dist/main.js'),
    url: `http://localhost:${port}`,
    readyPath: '/health/ready',
    env: { ...env, API_PORT: String(port) },
    onOutput,
  });
}

/** Starts the built web app and waits until its first page answers. */
export function startWeb({ port, env, onOutput = () => {} }: Options): Promise<ServerProcess> {
  return startServer({
    name: 'The web app',
    script: join(repositoryRoot(), 'apps/web/.next/standalone/apps/web/start.js'),
    url: `http://localhost:${port}`,
    readyPath: '/',
    env: { ...env, WEB_PORT: String(port) },
    onOutput,
  });
}

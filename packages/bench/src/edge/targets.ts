import { startApi, startWeb, type TestServer } from '@repo/testing';
import { scriptsOf } from '../web/weigh.js';

/** A server, and the paths for the clients. */
export interface Target {
  readonly name: string;
  readonly server: TestServer;
  /** A path that needs no other process. */
  readonly light: string;
  /** A path with a long response. */
  readonly long: string;
  readonly form: string;
}

/** A small heap, so that a server that needs too much memory crashes, as in a small container. */
const env = { NODE_OPTIONS: '--max-old-space-size=512' };

export async function apiTarget(): Promise<Target> {
  const server = await startApi({ env });
  const form = '/auth/refresh';
  return { name: 'API', server, light: '/health/live', long: '/openapi.json', form };
}

export async function webTarget(): Promise<Target> {
  // None of these pages calls the API.
  const server = await startWeb({ apiUrl: 'http://localhost:1', env });
  const html = await (await fetch(`${server.url}/login`)).text();
  const sizes = await Promise.all(
    scriptsOf(html).map(async (path) => {
      const response = await fetch(server.url + path, {
        headers: { 'accept-encoding': 'identity' },
      });
      return { path, size: (await response.text()).length };
    }),
  );
  const [longest] = sizes.toSorted((one, other) => other.size - one.size);
  if (longest === undefined) throw new Error('/login has no script');
  return { name: 'web', server, light: '/login', long: longest.path, form: '/login' };
}

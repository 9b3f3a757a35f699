import { freshDatabase, startApi, startWeb } from '@repo/testing';
import { roundRobin } from './round-robin';
import { test } from './test';

interface Options {
  readonly api?: Record<string, string>;
  /** Number of processes of each server. They share one address. */
  readonly processes?: number;
  /** Starts a proxy in front of the database. Returns its URL, which the API uses as the database's. */
  readonly proxyDatabase?: (databaseUrl: string) => Promise<string>;
}

/** The whole application, with its own database. Browsers open `origin`. */
export interface App {
  readonly origin: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
}

/** Starts the application. */
export async function startApp(options: Options = {}): Promise<App & { stop(): Promise<void> }> {
  const stops: (() => Promise<unknown>)[] = [];
  const count = options.processes ?? 1;
  const database = await freshDatabase();
  stops.push(database.drop);
  const url = (await options.proxyDatabase?.(database.url)) ?? database.url;

  const apis = await roundRobin();
  const webs = await roundRobin();
  stops.push(apis.close, webs.close);
  const origins = { API_ORIGIN: apis.url, WEB_ORIGIN: webs.url };

  const apiEnv = { ...options.api, ...origins, DATABASE_URL: url };
  for (let started = 0; started < count; started += 1) {
    const api = await startApi({ env: apiEnv });
    stops.push(() => api.stop());
    apis.add(api.url);
  }

  for (let started = 0; started < count; started += 1) {
    const web = await startWeb({ apiUrl: apis.url, env: origins });
    stops.push(() => web.stop());
    webs.add(web.url);
  }
  return {
    origin: webs.url,
    apiUrl: apis.url,
    databaseUrl: database.url,
    async stop() {
      for (const stop of stops.toReversed()) await stop();
    },
  };
}

/** Starts an application before the tests of a file and stops it after them, for tests that cannot share one. */
export function useApp(options: Options): App {
  let started: Awaited<ReturnType<typeof startApp>>;
  test.beforeAll(async () => {
    started = await startApp(options);
  });
  test.afterAll(() => started.stop());
  return {
    get origin() {
      return started.origin;
    },
    get apiUrl() {
      return started.apiUrl;
    },
    get databaseUrl() {
      return started.databaseUrl;
    },
  };
}

import { freshDatabase, startApi, startWeb } from '@repo/testing';
import { roundRobin } from './round-robin';
import { test } from './test';

interface Options {
  readonly api?: Record<string, string>;
  readonly web?: Record<string, string>;
  /** How many processes of each stand behind the one address. */
  readonly processes?: number;
  /** What the API reaches its database by, given the database's URL. */
  readonly line?: (databaseUrl: string) => Promise<string>;
}

/** The whole application of a test file, on an empty database: what a person's browser sees is `origin`. */
export interface App {
  readonly origin: string;
  readonly apiUrl: string;
}

/** Starts the application before the tests of a file and stops it after them. */
export function useApp(options: Options = {}): App {
  const stops: (() => Promise<unknown>)[] = [];
  const app = { origin: '', apiUrl: '' };
  test.beforeAll(async () => {
    const count = options.processes ?? 1;
    const database = await freshDatabase();
    stops.push(database.drop);
    const url = (await options.line?.(database.url)) ?? database.url;

    const apis = await roundRobin();
    const webs = await roundRobin();
    stops.push(apis.close, webs.close);
    app.apiUrl = apis.url;
    app.origin = webs.url;
    const origins = { API_ORIGIN: apis.url, WEB_ORIGIN: webs.url };

    const apiEnv = { ...options.api, ...origins, DATABASE_URL: url };
    for (let started = 0; started < count; started += 1) {
      const api = await startApi({ env: apiEnv });
      stops.push(() => api.stop());
      apis.add(api.url);
    }

    for (let started = 0; started < count; started += 1) {
      const web = await startWeb({
        apiUrl: apis.url,
        env: { ...options.web, ...origins },
      });
      stops.push(() => web.stop());
      webs.add(web.url);
    }
  });
  test.afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });
  return app;
}

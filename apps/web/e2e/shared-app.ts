import type { App } from './app';

const NAME = 'E2E_APP';

/** Passes the addresses of the shared application to the processes that run the tests. */
export function shareApp({ origin, apiUrl, databaseUrl }: App): void {
  process.env[NAME] = JSON.stringify({ origin, apiUrl, databaseUrl });
}

/** The application that is started once for all tests. Each test has its own users there: `user` and `admin`. */
export const app: App = JSON.parse(process.env[NAME] ?? '{}');

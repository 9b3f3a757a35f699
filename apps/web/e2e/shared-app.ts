import type { App } from './app';

const NAME = 'E2E_APP';

/** Tells the processes that run the tests where the shared application is. */
export function shareApp({ origin, apiUrl, databaseUrl }: App): void {
  process.env[NAME] = JSON.stringify({ origin, apiUrl, databaseUrl });
}

/** The application that is started once for all tests. A test has people of its own there: `user` and `admin`. */
export const app: App = JSON.parse(process.env[NAME] ?? '{}');

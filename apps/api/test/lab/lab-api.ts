import { afterAll, beforeAll } from 'vitest';
import { type ApiProcess, type ApiResponse, members, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';

/** Starts the built API in development, for the tests of a file. Unlike an API in the test process, it has the lab. */
export function labApi() {
  const database = testDatabase();
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApiProcess({ DATABASE_URL: database.url });
  });
  afterAll(() => api.close());
  const make = (options: object = {}): Promise<ApiResponse> =>
    api.json('POST', '/lab/credentials', options);
  return {
    database,
    get api() {
      return api;
    },
    make,
    async credentials(options: object = {}): Promise<Record<string, string>> {
      const made = members(await make(options));
      return Object.fromEntries(Object.entries(made).map(([name, value]) => [name, String(value)]));
    },
  };
}

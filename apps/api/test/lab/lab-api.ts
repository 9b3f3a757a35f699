import { afterAll, beforeAll } from 'vitest';
import { type ApiProcess, type ApiResponse, members, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';

/** The built API in development, which has the lab. An API in the process of the tests has none. */
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

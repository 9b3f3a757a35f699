import { startWeb, type TestServer } from '@repo/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type StubApi, stubApi } from './stub-api';
import { Visitor } from './visitor';

/** The built web app of a test file, and the stub that it calls. */
export interface Web {
  readonly api: StubApi;
  readonly origin: string;
  /** What the web app has logged, newest last. */
  logs(): string;
  visitor(): Visitor;
}

/** Starts the built web app before a file's tests and stops it after them. The stub is reset after each test. */
export function useWeb(env: Record<string, string> = {}): Web {
  let api: StubApi;
  let server: TestServer;
  beforeAll(async () => {
    api = await stubApi();
    server = await startWeb({ apiUrl: api.url, env });
  });
  afterEach(() => api.reset());
  afterAll(() => Promise.all([server.stop(), api.close()]));
  return {
    get api() {
      return api;
    },
    get origin() {
      return server.url;
    },
    logs: () => server.logs(),
    visitor: () => new Visitor(server.url),
  };
}

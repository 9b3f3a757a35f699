import { startWeb, type TestServer } from '@repo/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type StubApi, stubApi } from './stub-api';
import { Visitor } from './visitor';

/** The built web app of a test file, and the stub that it calls. */
export interface Web {
  readonly api: StubApi;
  readonly origin: string;
  /** Returns the lines that the web app has logged since the file's tests began, newest last. */
  logs(): string;
  visitor(): Visitor;
}

interface Servers {
  readonly api: StubApi;
  readonly web: TestServer;
}

async function start(env: Record<string, string>): Promise<Servers> {
  const api = await stubApi();
  return { api, web: await startWeb({ apiUrl: api.url, env }) };
}

/** The servers with default settings, which all test files use one after another. They end with this process. */
let shared: Promise<Servers> | undefined;

/**
 * Starts the built web app before a file's tests. An app with settings of its own is stopped after them; files without
 * such settings share one app. The stub is reset after each test.
 */
export function useWeb(env?: Record<string, string>): Web {
  let servers: Servers;
  let logged: number;
  beforeAll(async () => {
    servers = await (env === undefined ? (shared ??= start({})) : start(env));
    logged = servers.web.logs().length;
  });
  afterEach(() => servers.api.reset());
  afterAll(() =>
    env === undefined ? undefined : Promise.all([servers.web.stop(), servers.api.close()]),
  );
  return {
    get api() {
      return servers.api;
    },
    get origin() {
      return servers.web.url;
    },
    logs: () => servers.web.logs().slice(logged),
    visitor: () => new Visitor(servers.web.url),
  };
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SCHEMES } from '@repo/errors';
import { freshDatabase, startApi, type TestServer } from '@repo/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../src/app.js';
import { createLog } from '../src/log.js';
import type { TokenBody } from '../src/sessions/token-body.js';
import { readApiSettings } from '../src/settings.js';
import { type ApiResponse, field, members, type Sent } from './support/response.js';
import { ApiClient } from './support/client.js';
import type { ApiCode } from './support/api-codes.js';
import { newKey } from './support/keys.js';

export {
  type ApiResponse,
  claimsOf,
  field,
  members,
  refusal,
  type Sent,
  stableParts,
  tokensOf,
} from './support/response.js';
export type { ApiClient } from './support/client.js';
export { ADMIN, apiKey, bearer, USER } from './support/credentials.js';

/** The parts of a refusal that a test expects, besides its code and the checks of every response. */
interface ExpectedRefusal {
  /** The lines of `WWW-Authenticate`. */
  readonly challenges?: readonly string[];
  /** Members of the body. */
  readonly extra?: object;
}

type Env = Readonly<Record<string, string>>;

/** Starts the API in this process and signs `USER` in before the tests of a file, and closes the API after them. */
export function testApi(env: Env = {}): TestApi {
  const api = new TestApi();
  beforeAll(async () => {
    await api.start(env);
    api.user = await api.signIn();
  });
  afterAll(() => api.close());
  return api;
}

/** Starts the API in this process, on a free port, with a new database unless one is given. */
export async function startTestApi(env: Env = {}): Promise<TestApi> {
  const api = new TestApi();
  await api.start(env);
  return api;
}

/**
 * Starts the built API as a separate process: for tests that kill it, or that need several.
 *
 * @param env its settings; several processes of one API share an `API_ORIGIN`
 */
export async function startApiProcess(env: Env = {}): Promise<ApiProcess> {
  return new ApiProcess(await startApi({ env }));
}

export class TestApi extends ApiClient {
  /** The newest API of this process. Passport keeps one strategy of each name per process, the newest API's. */
  static #newest: TestApi | undefined;
  /** The Nest application, so that a test can make a part of it fail. */
  app!: NestFastifyApplication;
  port!: number;
  /** The issuer and audience of its tokens. */
  origin!: string;
  /** The tokens of `USER`, if {@link testApi} started the API. */
  user!: TokenBody;
  /** The key that signs this API's tokens. */
  readonly key = newKey();
  /** The lines that have been logged. */
  readonly log: string[] = [];
  #dropDatabase: (() => Promise<void>) | undefined;

  /** The application's own connections to its database. */
  get pool(): Pool {
    return this.app.get(Pool);
  }

  async start(env: Env): Promise<void> {
    const database = env['DATABASE_URL'] === undefined ? await freshDatabase() : undefined;
    this.#dropDatabase = database?.drop;
    const settings = readApiSettings({
      APP_ENV: 'development',
      // So high that no test reaches it; tests about limits set their own.
      LOGIN_RATE_LIMIT: '1000000',
      JWT_PRIVATE_KEYS: JSON.stringify([this.key]),
      ...(database && { DATABASE_URL: database.url }),
      ...env,
    });
    this.origin = settings.API_ORIGIN;
    this.corsOrigins = settings.CORS_ORIGINS;
    const log = createLog(settings.LOG_LEVEL, { write: (line) => void this.log.push(line) });
    this.app = await createApp(settings, log);
    TestApi.#newest = this;
    await this.app.listen(0, '127.0.0.1');
    this.port = Number(new URL(await this.app.getUrl()).port);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#dropDatabase?.();
  }

  override send(target: string, sent: Sent = {}): Promise<ApiResponse> {
    if (TestApi.#newest !== this && sent.headers?.some(isCredential)) {
      throw new Error(
        'Passport would verify these credentials for a later API of this process: start one API with startApiProcess.',
      );
    }
    return super.send(target, sent);
  }

  /** True once revocations are live, so that access tokens are checked without a database query. */
  isLive(): boolean {
    return this.log.some((line) => line.includes('revocations: live'));
  }
}

export class ApiProcess extends ApiClient {
  readonly port: number;
  /** The issuer and audience of its tokens. */
  readonly origin: string;
  readonly process: TestServer['process'];
  /** Returns what it has logged. */
  readonly logs: () => string;
  /** Asks it to stop, and waits until it has. */
  readonly close: () => Promise<void>;
  /** Kills it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;

  constructor({ url, origin, process, logs, stop, kill }: TestServer) {
    super();
    this.port = Number(new URL(url).port);
    this.origin = origin;
    this.process = process;
    this.logs = logs;
    this.close = stop;
    this.kill = kill;
  }
}

const isCredential = (name: string) => name === 'authorization' || name === 'x-api-key';

/** Compares a response with the refusal that is expected. */
export function expectRefusal(
  response: ApiResponse | undefined,
  code: ApiCode,
  { challenges = [], extra = {} }: ExpectedRefusal = {},
): void {
  if (response === undefined) throw new Error('no response');
  expect(members(response)).toMatchObject({ code, ...extra });
  expect(field(response, 'www-authenticate')).toEqual(challenges);
}

interface ExpectedChallenge {
  /** The error, its title and further parameters, if the challenge has an error. */
  readonly error?: readonly [error: string, title: string, ...more: string[]] | undefined;
  /** The scopes of the route, on a 401. */
  readonly scope?: string | undefined;
}

/** Writes the Bearer challenge of an API with the default `API_ORIGIN`. */
export function bearerChallenge({ error, scope }: ExpectedChallenge = {}): string {
  const [name, title, ...more] = error ?? [];
  return [
    'Bearer realm="api"',
    ...(name === undefined ? [] : [`error="${name}"`, `error_description="${title}"`, ...more]),
    ...(scope === undefined ? [] : [`scope="${scope}"`]),
    'resource_metadata="http://localhost:3001/.well-known/oauth-protected-resource"',
  ].join(', ');
}

const CHALLENGES: Readonly<Record<string, string>> = {
  Basic: 'Basic realm="api", charset="UTF-8"',
  ApiKey: 'ApiKey realm="api"',
};

/** Returns the challenges of every scheme except Bearer. */
export const otherChallenges = (): string[] =>
  SCHEMES.flatMap((scheme) => CHALLENGES[scheme] ?? []);

/** Returns the challenges of `GET /user/profile`, which takes every scheme. The error, if any, is in the one for Bearer. */
export function profileChallenges(error?: string, title = ''): string[] {
  const scope = error === 'invalid_request' ? undefined : 'profile:read';
  return [
    ...otherChallenges(),
    bearerChallenge({ error: error === undefined ? undefined : [error, title], scope }),
  ];
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '@repo/db';
import { freshDatabase } from '@repo/testing';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../src/app.js';
import { createLog } from '../src/log.js';
import { readApiSettings } from '../src/settings.js';
import { type Answer, exchange, field, members, send, type Sent } from './support/answer.js';
import { check } from './support/check.js';
import type { ExpectedCode } from './support/expected.js';
import { newKey } from './tokens/keys.js';

export { field, members, type Answer } from './support/answer.js';

export const USER = 'user@example.com';
export const ADMIN = 'admin@example.com';

/** What a test says about the refusal that it wants, beside what holds for every answer. */
interface Refusal {
  /** The lines of `WWW-Authenticate`. */
  readonly challenges?: readonly string[];
  /** Members of the body. */
  readonly extra?: object;
}

type Env = Readonly<Record<string, string>>;

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The API in this process for the tests of a file: started before them, with a person signed in, and closed after. */
export function testApi(env: Env = {}): TestApi {
  const api = new TestApi();
  beforeAll(async () => {
    await api.start(env);
    api.user = await api.signIn();
  });
  afterAll(() => api.close());
  return api;
}

/** The API in this process, on a free port, with a database of its own unless one is given. */
export async function startTestApi(env: Env = {}): Promise<TestApi> {
  const api = new TestApi();
  await api.start(env);
  return api;
}

export class TestApi {
  /** The API whose strategies passport has: it knows one of each name in a process, the last that was made. */
  static #ofPassport: TestApi | undefined;
  /** To reach into: a part of it can be made to fail. */
  app!: NestFastifyApplication;
  port!: number;
  /** The tokens of `USER`, where the file's API is {@link testApi}. */
  user!: Tokens;
  /** The key that signs this API's tokens. */
  readonly key = newKey();
  /** What has been logged, line by line. */
  readonly log: string[] = [];
  #dropDatabase: (() => Promise<void>) | undefined;

  async start(env: Env): Promise<void> {
    const database = env['DATABASE_URL'] === undefined ? await freshDatabase() : undefined;
    this.#dropDatabase = database?.drop;
    const settings = readApiSettings({
      APP_ENV: 'development',
      // A test that is not about limits fails to sign in as often as it likes.
      LOGIN_RATE_LIMIT: '1000000',
      JWT_PRIVATE_KEYS: JSON.stringify([this.key]),
      ...(database && { DATABASE_URL: database.url }),
      ...env,
    });
    const log = createLog(settings.LOG_LEVEL, { write: (line) => void this.log.push(line) });
    this.app = await createApp(settings, log);
    TestApi.#ofPassport = this;
    await this.app.listen(0, '127.0.0.1');
    this.port = Number(new URL(await this.app.getUrl()).port);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#dropDatabase?.();
  }

  /** Sends one request; its answer has passed what holds for all. */
  async send(target: string, sent: Sent = {}): Promise<Answer> {
    if (TestApi.#ofPassport !== this && sent.headers?.some(isCredential)) {
      throw new Error(
        'A later API of this process would judge these credentials: start it as one.',
      );
    }
    const answer = await send(this.port, target, sent);
    await check(answer, sent.method, target);
    return answer;
  }

  /** Sends these bytes over one connection and reads until the server closes it. */
  async exchange(bytes: string): Promise<Answer[]> {
    const answers = await exchange(this.port, bytes);
    await Promise.all(answers.map((answer) => check(answer)));
    return answers;
  }

  get(target: string, ...headers: string[]): Promise<Answer> {
    return this.send(target, { headers });
  }

  /** Sends a value as JSON. */
  json(method: string, target: string, value: unknown, ...headers: string[]): Promise<Answer> {
    return this.send(target, {
      method,
      headers: ['content-type', 'application/json', ...headers],
      body: JSON.stringify(value),
    });
  }

  /** Signs a demo account in and answers its tokens. */
  async signIn(email = USER): Promise<Tokens> {
    const answer = await this.json('POST', '/auth/login', { email, password: DEMO_PASSWORD });
    if (answer.status !== 200) throw new Error(`nobody was signed in: ${answer.body}`);
    const { accessToken, refreshToken } = members(answer);
    return { accessToken: String(accessToken), refreshToken: String(refreshToken) };
  }
}

const isCredential = (name: string) => name === 'authorization' || name === 'x-api-key';

/** The header of the Bearer scheme, as a name and a value. */
export const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;

/** The header of the Basic scheme. */
export const basic = (email = USER, password = DEMO_PASSWORD) =>
  ['authorization', `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`] as const;

/** The header of an API key, as a name and a value. */
export const apiKey = (key: string) => ['x-api-key', key] as const;

/** Compares an answer with the refusal that is wanted. */
export function expectRefusal(
  answer: Answer | undefined,
  code: ExpectedCode,
  { challenges = [], extra = {} }: Refusal = {},
): void {
  if (answer === undefined) throw new Error('no answer');
  expect(members(answer)).toMatchObject({ code, ...extra });
  expect(field(answer, 'www-authenticate')).toEqual(challenges);
}

/** The challenges of `/user/profile`, which takes every scheme; Bearer's says what was wrong, if anything. */
export function profileChallenges(error?: string, title?: string): string[] {
  const what = error === undefined ? '' : `, error="${error}", error_description="${title}"`;
  return ['Basic realm="api", charset="UTF-8"', 'ApiKey realm="api"', `Bearer realm="api"${what}`];
}

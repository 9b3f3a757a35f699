import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '@repo/db';
import type { PrivateJwk } from '@repo/settings';
import { freshDatabase } from '@repo/testing';
import { expect } from 'vitest';
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

/** The API in this process, on a free port, with a database of its own unless one is given. */
export async function startTestApi(env: Readonly<Record<string, string>> = {}) {
  const database = env['DATABASE_URL'] === undefined ? await freshDatabase() : undefined;
  const key = newKey();
  const settings = readApiSettings({
    APP_ENV: 'development',
    JWT_PRIVATE_KEYS: JSON.stringify([key]),
    ...(database && { DATABASE_URL: database.url }),
    ...env,
  });
  const lines: string[] = [];
  const log = createLog(settings.LOG_LEVEL, { write: (line) => void lines.push(line) });
  const app = await createApp(settings, log);
  await app.listen(0, '127.0.0.1');
  const port = Number(new URL(await app.getUrl()).port);
  return new TestApi(app, port, key, lines, async () => {
    await app.close();
    await database?.drop();
  });
}

export class TestApi {
  constructor(
    /** To reach into: a part of it can be made to fail. */
    readonly app: NestFastifyApplication,
    readonly port: number,
    /** The key that signs this API's tokens. */
    readonly key: PrivateJwk,
    /** What has been logged, line by line. */
    readonly log: readonly string[],
    readonly close: () => Promise<void>,
  ) {}

  /** Sends one request; its answer has passed what holds for all. */
  async send(target: string, sent: Sent = {}): Promise<Answer> {
    const answer = await send(this.port, target, sent);
    await check(answer, sent.method);
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
  async signIn(email = USER): Promise<{ accessToken: string; refreshToken: string }> {
    const answer = await this.json('POST', '/auth/login', { email, password: DEMO_PASSWORD });
    if (answer.status !== 200) throw new Error(`nobody was signed in: ${answer.body}`);
    const { accessToken, refreshToken } = members(answer);
    return { accessToken: String(accessToken), refreshToken: String(refreshToken) };
  }
}

/** The header of the Bearer scheme, as a name and a value. */
export const bearer = (token: string) => ['authorization', `Bearer ${token}`] as const;

/** The header of the Basic scheme. */
export const basic = (email = USER, password = DEMO_PASSWORD) =>
  ['authorization', `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`] as const;

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

/** The challenges of `/user/profile`, which takes Bearer and Basic; Bearer's says what was wrong, if anything. */
export function profileChallenges(error?: string, title?: string): string[] {
  const what = error === undefined ? '' : `, error="${error}", error_description="${title}"`;
  return [`Bearer realm="api"${what}`, 'Basic realm="api", charset="UTF-8"'];
}

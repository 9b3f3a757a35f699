import { DEMO_PASSWORD } from '@repo/db';
import { readProblem, type Problem } from '@repo/errors';
import type { TokenBody } from '../../src/sessions/token-body.js';
import { send as sendHttp } from './answer.js';
import { check } from './check.js';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** What its JSON holds; undefined where there is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

interface Sent {
  readonly body?: unknown;
  readonly bearer?: string;
  readonly basic?: string;
  readonly apiKey?: string;
}

/** Sends one request to an API; its answer has passed what holds for all. */
export async function send(
  url: string,
  method: string,
  path: string,
  { body, bearer, basic, apiKey }: Sent = {},
): Promise<Answer> {
  const credentials = [
    ...(bearer === undefined ? [] : ['authorization', `Bearer ${bearer}`]),
    ...(basic === undefined
      ? []
      : ['authorization', `Basic ${Buffer.from(basic).toString('base64')}`]),
    ...(apiKey === undefined ? [] : ['x-api-key', apiKey]),
  ];
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? [] : ['content-type', 'application/json'];
  const { port } = new URL(url);
  const headers = [...type, ...credentials];
  const answer = await sendHttp(Number(port), path, { method, headers, ...json });
  await check(answer, method, path);
  return {
    status: answer.status,
    headers: new Headers(answer.lines.map(([name, value]) => [name, value])),
    body: answer.body === '' ? undefined : JSON.parse(answer.body),
  };
}

/** The tokens of an answer that has to hold them. */
export function tokensOf({ status, body }: Answer): TokenBody {
  if (!isTokenBody(body)) throw new Error(`No tokens, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

function isTokenBody(body: unknown): body is TokenBody {
  return typeof body === 'object' && body !== null && 'accessToken' in body;
}

/** What a token says, read without verifying anything. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** The problem of an answer that has to be one: its status, its code, and its reason if it gives one. */
export function refusal({ status, body }: Answer): [number, Problem['code'] | undefined, string?] {
  const problem = readProblem(body);
  const reason = problem !== undefined && 'reason' in problem ? problem.reason : undefined;
  return reason === undefined ? [status, problem?.code] : [status, problem?.code, reason];
}

export async function signIn(url: string, email = 'user@example.com'): Promise<TokenBody> {
  const body = { email, password: DEMO_PASSWORD };
  return tokensOf(await send(url, 'POST', '/auth/login', { body }));
}

export function refresh(url: string, refreshToken: string): Promise<Answer> {
  return send(url, 'POST', '/auth/refresh', { body: { refreshToken } });
}

export function profile(url: string, bearer: string): Promise<Answer> {
  return send(url, 'GET', '/user/profile', { bearer });
}

import 'server-only';
import { type Problem, readProblem } from '@repo/errors';
import type { z } from 'zod';
import { log } from '../log';
import { settings } from '../settings';
import type { Answer, Unavailable } from './answer';
import type { Caller } from './caller';
import { webProblem } from './problems';

/** Every path of the API that the web server calls. Nothing of a request ever becomes part of one: only of a query. */
export type ApiPath =
  '/auth/login' | '/auth/refresh' | '/auth/logout' | '/user/profile' | '/admin/users';

export interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: ApiPath;
  /** Where a page of a list begins: an id, which whoever takes it from a request checks to be one. */
  readonly cursor?: string | undefined;
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** What a good answer's body must be; `z.undefined()` where there is none. */
  readonly answers: z.ZodType<T>;
}

const TIMEOUT = 10_000;
const SECONDS_UNTIL_RETRY = 5;

/** Calls the API. Never throws for what the network or the API does: the answer says how it went. */
export async function callApi<T>(call: Call<T>, caller: Caller): Promise<Answer<T>> {
  try {
    return await read(call, await send(call, caller), caller);
  } catch (error) {
    return unavailable(call, error, caller);
  }
}

function send(call: Call<unknown>, caller: Caller): Promise<Response> {
  const { method, path, cursor, token, body } = call;
  const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor }).toString()}`;
  return fetch(settings().API_INTERNAL_URL + path + query, {
    method,
    headers: {
      accept: 'application/json',
      'x-forwarded-for': caller.address,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // The API redirects nobody. Whoever does is not the API, and must not be sent the token.
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

async function read<T>(call: Call<T>, response: Response, caller: Caller): Promise<Answer<T>> {
  const text = await response.text();
  if (response.ok) {
    const parsed = call.answers.safeParse(parseJson(text));
    return parsed.success
      ? { outcome: 'ok', body: parsed.data }
      : notUsable(call, response, caller);
  }
  const problem = isProblemJson(response) ? readProblem(parseJson(text)) : undefined;
  if (problem?.status !== response.status) return notUsable(call, response, caller);
  const { code, instance } = problem;
  log('info', 'api_refused', { requestId: caller.requestId, path: call.path, code, instance });
  return { outcome: 'refused', problem };
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // An answer that is no JSON has no body that we could use; the caller says what follows from it.
    return undefined;
  }
}

const isProblemJson = (response: Response) =>
  /^application\/problem\+json\s*(?:;|$)/i.test(response.headers.get('content-type') ?? '');

function notUsable(call: Call<unknown>, { status }: Response, { requestId }: Caller): Unavailable {
  log('error', 'api_answer_not_usable', { requestId, path: call.path, status });
  return { outcome: 'unavailable', problem: webProblem('bad_gateway', {}, requestId) };
}

/** What `fetch` throws: the signal's TimeoutError, or a TypeError whose cause says what became of the line. */
function unavailable(call: Call<unknown>, error: unknown, { requestId }: Caller): Unavailable {
  if (!(error instanceof Error) || !['TimeoutError', 'TypeError'].includes(error.name)) throw error;
  const cause = error.name === 'TimeoutError' ? error.name : causeOf(error);
  log('error', 'api_not_reachable', { requestId, path: call.path, cause });
  return { outcome: 'unavailable', problem: problemOf(cause, requestId) };
}

/** The network's word for it, such as ECONNREFUSED; undefined when there was an answer, but none that HTTP allows. */
function causeOf({ cause }: Error): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code?.startsWith('HPE_') ? undefined : code;
}

function problemOf(cause: string | undefined, requestId: string): Problem {
  if (cause === 'TimeoutError') return webProblem('gateway_timeout', {}, requestId);
  if (cause === undefined) return webProblem('bad_gateway', {}, requestId);
  return webProblem('service_unavailable', { retryAfter: SECONDS_UNTIL_RETRY }, requestId);
}

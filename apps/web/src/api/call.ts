import 'server-only';
import {
  type Place,
  readAnswer,
  type RequestOf,
  type Route,
  type Target,
  targetOf,
} from '@repo/api-client';
import type { Problem } from '@repo/errors';
import { log } from '../log';
import { settings } from '../settings';
import type { ApiResult, AnyResult } from './result';
import type { Caller } from './caller';
import { webProblem } from './problems';

/** A call of the API: an operation by its method and path, and what it takes. */
export type Call<R extends Route> = { readonly route: R } & RequestOf<R>;

const TIMEOUT = 10_000;
const SECONDS_UNTIL_RETRY = 5;

/**
 * Calls the API. Never throws for what the network or the API does: the answer says how it went. The compiler knows what
 * each operation takes, what it answers, and each problem that it can have, from the API's own document.
 *
 * What a signed-in person does goes through the door's `callFor`, which renews the token where that is due; what a page
 * shows comes from `loaderData`; and what a form does is said with `pageForm`.
 *
 * @param token the access token that goes along, if one does
 */
export function callApi<R extends Route>(
  call: Call<R>,
  caller: Caller,
  token?: string,
): Promise<ApiResult<R>>;
export function callApi(call: AnyCall, caller: Caller, token?: string): Promise<AnyResult> {
  return callAny(call, caller, token);
}

/** A call of any operation. */
export interface AnyCall extends Place {
  readonly route: Route;
  readonly body?: unknown;
}

/** {@link callApi}, for who passes calls on and does not know which. */
export async function callAny(call: AnyCall, caller: Caller, token?: string): Promise<AnyResult> {
  const target = targetOf(call.route, call);
  // What is no id is an id of nothing.
  if (target === undefined) return refused(webProblem('not_found', {}, caller.requestId));
  try {
    return await read(call, await send(target, call.body, caller, token), caller);
  } catch (error) {
    return unavailable(call, error, caller);
  }
}

const refused = (problem: Problem) => ({ ok: false, problem }) as const;

function send({ method, path }: Target, body: unknown, caller: Caller, token?: string) {
  return fetch(settings().API_INTERNAL_URL + path, {
    method,
    headers: {
      accept: 'application/json',
      'x-forwarded-for': caller.address,
      'user-agent': caller.userAgent,
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

async function read({ route }: AnyCall, response: Response, caller: Caller): Promise<AnyResult> {
  const { status, headers } = response;
  const { requestId } = caller;
  const received = { status, type: headers.get('content-type'), text: await response.text() };
  const answer: AnyResult | undefined = readAnswer(route, received);
  if (answer === undefined) return notUsable(route, status, caller);
  if (!answer.ok) {
    const { code, instance } = answer.problem;
    log('info', 'api_refused', { requestId, route, code, instance });
  }
  return answer;
}

/** Says that what the API answered cannot be used. */
export function notUsable(route: Route, status: number, { requestId }: Caller) {
  log('error', 'api_answer_not_usable', { requestId, route, status });
  return { ok: false, problem: webProblem('bad_gateway', {}, requestId) } as const;
}

/** What `fetch` throws: the signal's TimeoutError, or a TypeError whose cause says what became of the line. */
function unavailable({ route }: AnyCall, error: unknown, { requestId }: Caller): AnyResult {
  if (!(error instanceof Error) || !['TimeoutError', 'TypeError'].includes(error.name)) throw error;
  const cause = error.name === 'TimeoutError' ? error.name : causeOf(error);
  log('error', 'api_not_reachable', { requestId, route, cause });
  return refused(problemOf(cause, requestId));
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

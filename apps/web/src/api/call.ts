import 'server-only';
import {
  type OperationParameters,
  readResponse,
  type RequestOf,
  type Route,
  type Target,
  targetOf,
  whyUnusable,
} from '@repo/api-client';
import { developmentHint } from '../development-hint';
import { log } from '../log';
import { settings } from '../settings';
import { type ApiResult, refused, type Result } from './result';
import type { Caller } from './caller';
import { assertInProxy } from './in-proxy';
import { webProblem } from './problems';

/** A call of the API: an operation, by its method and path, and its parameters and body. */
export type Call<R extends Route> = { readonly route: R } & RequestOf<R>;

/** A call of any operation. The compiler has checked it in the loader or form that it comes from. */
export interface AnyCall extends OperationParameters {
  readonly route: Route;
  readonly body?: unknown;
}

/** In milliseconds. */
const TIMEOUT = 10_000;
const SECONDS_UNTIL_RETRY = 5;

/**
 * Calls the API. A failure of the network or the API is a result, not an exception. The types come from the API's OpenAPI
 * document: what an operation takes, what it returns, and each problem that it can have.
 *
 * @param token the access token to send, if any; `callAsUser` (proxy/) sends the signed-in user's and refreshes it
 */
export function callApi<R extends Route>(
  call: { readonly route: R } & (Route extends R ? AnyCall : RequestOf<R>),
  caller: Caller,
  token?: string,
): Promise<ApiResult<R>>;
export async function callApi(call: AnyCall, caller: Caller, token?: string): Promise<Result> {
  assertInProxy(call.route);
  const target = targetOf(call.route, call);
  // A path parameter that is not a UUID: no such resource exists.
  if (target === undefined) return refused(webProblem('not_found', {}, caller.requestId));
  try {
    return await read(call, await send(target, call.body, caller, token), caller);
  } catch (error) {
    return unavailable(call, error, caller);
  }
}

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
    // The API never redirects, so a redirect is not the API's, and its target must not get the token.
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

async function read(
  { route }: Pick<AnyCall, 'route'>,
  response: Response,
  caller: Caller,
): Promise<Result> {
  const { status, headers } = response;
  const { requestId } = caller;
  const received = { status, type: headers.get('content-type'), text: await response.text() };
  const result: Result | undefined = readResponse(route, received);
  if (result === undefined) return notUsable(route, status, whyUnusable(route, received), caller);
  if (!result.ok) {
    const { code, instance } = result.problem;
    log('info', 'api_refused', { requestId, route, code, instance });
  }
  return result;
}

/**
 * Logs a response that cannot be used.
 *
 * @param why the reason, for the log; in development it is also the problem's detail
 * @returns `bad_gateway`
 */
export function notUsable(route: Route, status: number, why: string, { requestId }: Caller) {
  log('error', 'api_answer_not_usable', { requestId, route, status, why });
  return refused(webProblem('bad_gateway', {}, requestId, developmentHint(why)));
}

/** Makes the result if `fetch` threw the signal's TimeoutError, or a TypeError, whose cause says what failed. */
function unavailable(
  { route }: Pick<AnyCall, 'route'>,
  error: unknown,
  { requestId }: Caller,
): Result {
  if (!(error instanceof Error) || !['TimeoutError', 'TypeError'].includes(error.name)) throw error;
  const cause = error.name === 'TimeoutError' ? error.name : causeOf(error);
  log('error', 'api_not_reachable', { requestId, route, cause });
  if (cause === 'TimeoutError') return refused(webProblem('gateway_timeout', {}, requestId));
  if (cause === undefined) return refused(webProblem('bad_gateway', {}, requestId));
  const retryAfter = SECONDS_UNTIL_RETRY;
  return refused(webProblem('service_unavailable', { retryAfter }, requestId));
}

/** Returns the code of a network error, such as ECONNREFUSED; undefined if the response was not valid HTTP. */
function causeOf({ cause }: Error): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code?.startsWith('HPE_') ? undefined : code;
}

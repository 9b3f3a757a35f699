import 'server-only';
import {
  type OperationParameters,
  readResponse,
  type RequestOf,
  type Route,
  type Target,
  targetOf,
} from '@repo/api-client';
import type { Problem } from '@repo/errors';
import { log } from '../log';
import { settings } from '../settings';
import type { AnyResult, ApiResult } from './result';
import type { Caller } from './caller';
import { assertInProxy } from './in-proxy';
import { webProblem } from './problems';

/** A call of the API: an operation by its method and path, and what it takes. */
export type Call<R extends Route> = { readonly route: R } & RequestOf<R>;

/** A call of an operation that is not known here: the loader or the form that it is from was checked against it. */
export interface AnyCall extends OperationParameters {
  readonly route: Route;
  readonly body?: unknown;
}

const TIMEOUT = 10_000;
const SECONDS_UNTIL_RETRY = 5;

/**
 * Calls the API. Never throws for a failure of the network or the API: the result says how it went. The compiler knows from
 * the API's document what each operation takes, what it returns and each problem that it can have.
 *
 * @param token the access token to send, if any; `callAsUser` (proxy/) sends the signed-in user's, and renews it
 */
export function callApi<R extends Route>(
  call: { readonly route: R } & (Route extends R ? AnyCall : RequestOf<R>),
  caller: Caller,
  token?: string,
): Promise<ApiResult<R>>;
export async function callApi(call: AnyCall, caller: Caller, token?: string): Promise<AnyResult> {
  assertInProxy(call.route);
  const target = targetOf(call.route, call);
  // An id that is no UUID names nothing.
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
    // The API never redirects. A redirect comes from something else, which must not get the token.
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

async function read(
  { route }: Pick<AnyCall, 'route'>,
  response: Response,
  caller: Caller,
): Promise<AnyResult> {
  const { status, headers } = response;
  const { requestId } = caller;
  const received = { status, type: headers.get('content-type'), text: await response.text() };
  const result: AnyResult | undefined = readResponse(route, received);
  if (result === undefined) return notUsable(route, status, caller);
  if (!result.ok) {
    const { code, instance } = result.problem;
    log('info', 'api_refused', { requestId, route, code, instance });
  }
  return result;
}

/** The result of a response that cannot be used. */
export function notUsable(route: Route, status: number, { requestId }: Caller) {
  log('error', 'api_answer_not_usable', { requestId, route, status });
  return { ok: false, problem: webProblem('bad_gateway', {}, requestId) } as const;
}

/** The result after `fetch` threw: the signal's TimeoutError, or a TypeError whose cause says what failed. */
function unavailable(
  { route }: Pick<AnyCall, 'route'>,
  error: unknown,
  { requestId }: Caller,
): AnyResult {
  if (!(error instanceof Error) || !['TimeoutError', 'TypeError'].includes(error.name)) throw error;
  const cause = error.name === 'TimeoutError' ? error.name : causeOf(error);
  log('error', 'api_not_reachable', { requestId, route, cause });
  return refused(problemOf(cause, requestId));
}

/** The network's error code, such as ECONNREFUSED; undefined if there was a response, but not a valid one. */
function causeOf({ cause }: Error): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code?.startsWith('HPE_') ? undefined : code;
}

function problemOf(cause: string | undefined, requestId: string): Problem {
  if (cause === 'TimeoutError') return webProblem('gateway_timeout', {}, requestId);
  if (cause === undefined) return webProblem('bad_gateway', {}, requestId);
  return webProblem('service_unavailable', { retryAfter: SECONDS_UNTIL_RETRY }, requestId);
}

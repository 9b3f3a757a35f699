import { passingCodes } from '@repo/api-client';
import type { Code, Problem } from '@repo/errors';

/** What any call may meet, and no page has to have a word of its own for: the request as such, the session, an outage. */
const everydayCodes = [
  'bad_request',
  'malformed_json',
  'authorization_malformed',
  'multiple_credentials',
  'request_timeout',
  'content_too_large',
  'uri_too_long',
  'unsupported_media_type',
  'expectation_failed',
  'header_fields_too_large',
  'authentication_required',
  'token_malformed',
  'token_invalid',
  'token_expired',
  'token_stale',
  'session_expired',
  'session_revoked',
  'refresh_token_invalid',
  'refresh_token_reused',
  // A sign-in with a password has every scope.
  'insufficient_scope',
  ...passingCodes,
] as const satisfies readonly Code[];

export type EverydayCode = (typeof everydayCodes)[number];

type Handler<P extends Problem, C extends Code, T> = (problem: Extract<P, { code: C }>) => T;

/** An answer to each code of the operation's own, and one to all that are everyday; to any of those too, if it is wanted. */
export type Handlers<P extends Problem, T> = {
  readonly [C in Exclude<P['code'], EverydayCode>]: Handler<P, C, T>;
} & {
  readonly [C in Extract<P['code'], EverydayCode>]?: Handler<P, C, T>;
} & { readonly everyday: (problem: P) => T };

/**
 * What follows from a problem. A code that is forgotten does not compile, and neither does one that cannot come.
 *
 * @param handlers by code; `everyday` for what any call may meet
 */
export function onProblem<P extends Problem, T>(problem: P, handlers: Handlers<P, T>): T;
export function onProblem<T>(
  problem: Problem,
  { everyday, ...own }: Readonly<Record<string, (problem: Problem) => T>>,
): T {
  const handle = own[problem.code] ?? everyday;
  if (handle === undefined) throw new TypeError(`Nobody answers ${problem.code}`);
  return handle(problem);
}

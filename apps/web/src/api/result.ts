import type { CodeOf, DataOf, Route } from '@repo/api-client';
import type { Problem, ProblemOf } from '@repo/errors';

/**
 * How a call of the API went: the data, or one of the problems that this operation can have. When no usable answer came it
 * is the web server's own problem, such as `bad_gateway`, and says nothing about the person.
 */
export type ApiResult<R extends Route, More extends Problem['code'] = never> =
  | { readonly ok: true; readonly data: DataOf<R> }
  | { readonly ok: false; readonly problem: ProblemOf<CodeOf<R> | More> };

/** An answer of any operation. */
export type AnyResult =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly problem: Problem };

/** The codes with which the API says that a session, or its token, is good for nothing any more. */
const sessionCodes = [
  'authentication_required',
  'token_malformed',
  'token_invalid',
  'session_expired',
  'session_revoked',
  'refresh_token_invalid',
  'refresh_token_reused',
] as const satisfies readonly CodeOf<'GET /user/profile' | 'POST /auth/refresh'>[];

export type SessionCode = (typeof sessionCodes)[number];

const isSessionCode = (code: string): code is SessionCode =>
  (sessionCodes as readonly string[]).includes(code);

/**
 * Whether the session whose token went with the call is over. Nothing else ends a session on the web: not an outage, not
 * a limit, not a 401 that some other machine on the way wrote.
 */
export const endsSession = (problem: Problem): problem is ProblemOf<SessionCode> =>
  isSessionCode(problem.code) && problem.retry === 'with_credentials';

/** Whether a new access token of the same session may be let in. */
export const wantsRefresh = (problem: Problem): boolean =>
  problem.status === 401 && problem.retry === 'after_refresh';

import type { CodeOf, DataOf, Route } from '@repo/api-client';
import type { Problem, ProblemOf } from '@repo/errors';

/**
 * The result of a call: the data, or one of the problems that the operation can have. If no usable response came, it is
 * a problem that the web server made, such as `bad_gateway`, which says nothing about the session.
 */
export type ApiResult<R extends Route> = Result<DataOf<R>, ProblemOf<CodeOf<R>>>;

/** Data, or a problem. */
export type Result<D = unknown, P = Problem> =
  { readonly ok: true; readonly data: D } | { readonly ok: false; readonly problem: P };

/** A result that is a problem. */
export const refused = <P extends Problem>(problem: P) => ({ ok: false, problem }) as const;

/** Codes after which a session cannot be used any more. */
export const sessionCodes = [
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
 * True if the session whose token was sent has ended. Nothing else ends a session here: not an outage, not a rate limit, not
 * a 401 from something between the web server and the API.
 */
export const endsSession = (problem: Problem): problem is ProblemOf<SessionCode> =>
  isSessionCode(problem.code) && problem.retry === 'with_credentials';

/** True if the API may accept a new access token of the same session. */
export const wantsRefresh = (problem: Problem): boolean =>
  problem.status === 401 && problem.retry === 'after_refresh';

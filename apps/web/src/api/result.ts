import type { CodeOf, DataOf, Route } from '@repo/api-client';
import type { Problem, ProblemOf } from '@repo/errors';

/**
 * The result of a call: the data, or one of the problems that this operation can have. Without a usable response it is the web
 * server's own problem, such as `bad_gateway`, which says nothing about the user.
 */
export type ApiResult<R extends Route> = Result<DataOf<R>, ProblemOf<CodeOf<R>>>;

/** Data, or the problem because of which there is none. */
export type Result<D = unknown, P = Problem> =
  { readonly ok: true; readonly data: D } | { readonly ok: false; readonly problem: P };

/** The result without data. */
export const refused = <P extends Problem>(problem: P) => ({ ok: false, problem }) as const;

/** Codes that end a session: it, or its token, cannot be used any more. */
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
 * True if the session whose token was sent is over. Nothing else ends a session here: not an outage, not a rate limit, not a
 * 401 from something between the web server and the API.
 */
export const endsSession = (problem: Problem): problem is ProblemOf<SessionCode> =>
  isSessionCode(problem.code) && problem.retry === 'with_credentials';

/** True if a new access token of the same session may be accepted. */
export const wantsRefresh = (problem: Problem): boolean =>
  problem.status === 401 && problem.retry === 'after_refresh';

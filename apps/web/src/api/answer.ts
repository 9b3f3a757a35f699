import type { Problem } from '@repo/errors';

/** How a call of the API went. */
export type Answer<T> =
  | { readonly outcome: 'ok'; readonly body: T }
  /** The API's own refusal. */
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** No usable answer came: the problem is the web server's own, and says nothing about the person. */
  | { readonly outcome: 'unavailable'; readonly problem: Problem };

export type Refused = Extract<Answer<never>, { outcome: 'refused' }>;
export type Unavailable = Extract<Answer<never>, { outcome: 'unavailable' }>;

/**
 * Whether the session whose token went with the call is over. Nothing else ends a session on the web: not an outage, not
 * a limit, not a 401 that some other machine on the way wrote.
 */
export const endsSession = (answer: Answer<unknown>): answer is Refused =>
  answer.outcome === 'refused' &&
  answer.problem.status === 401 &&
  answer.problem.retry === 'with_credentials';

/** Whether a new access token of the same session may be let in. */
export const wantsRefresh = (answer: Answer<unknown>): answer is Refused =>
  answer.outcome === 'refused' &&
  answer.problem.status === 401 &&
  answer.problem.retry === 'after_refresh';

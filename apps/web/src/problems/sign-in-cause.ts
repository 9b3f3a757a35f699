import type { Code, EndReason, Problem } from '@repo/errors';

/** Why a session ended, in words for its user. A reason without words does not compile. */
export const endWords: Record<EndReason, string> = {
  signed_out: 'You signed out of this session.',
  ended_elsewhere: 'This session was signed out from another device.',
  password_changed: 'Your password was changed, which ended every other session.',
  reused: 'This session was used from two places at once, so we ended it for your safety.',
  disabled: 'This session was ended by an administrator.',
};

const causes: Partial<Record<Code, string>> = {
  authentication_required: 'This page belongs to an account, and you are not signed in.',
  session_expired: 'Your session has expired.',
  refresh_token_reused: endWords.reused,
};

/** Why the user has to sign in, in one sentence. If the cause is not known, the sentence is true of every cause. */
export const signInCause = (problem: Problem): string =>
  (problem.code === 'session_revoked' && problem.reason && endWords[problem.reason]) ||
  (causes[problem.code] ?? 'Your session has ended.');

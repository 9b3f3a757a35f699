import type { EndReason, Problem } from '@repo/errors';

/** Why a session is over, to the person whose it was: a reason without words does not compile. */
export const endWords: Record<EndReason, string> = {
  signed_out: 'You signed out of this session.',
  ended_elsewhere: 'This session was signed out from another device.',
  password_changed: 'Your password was changed, which ended every other session.',
  reused: 'This session was used from two places at once, so we ended it for your safety.',
  disabled: 'This session was ended by an administrator.',
};

/** Why somebody has to sign in now, in one sentence for that person. True of every cause when it is not known. */
export function signInCause(problem: Problem): string {
  if (problem.code === 'authentication_required') {
    return 'This page belongs to an account, and you are not signed in.';
  }
  if (problem.code === 'session_expired') {
    return 'Your session has expired.';
  }
  if (problem.code === 'refresh_token_reused') return endWords.reused;
  if (problem.code === 'session_revoked' && problem.reason) return endWords[problem.reason];
  return 'Your session has ended.';
}

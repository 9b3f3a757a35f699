import type { EndReason, Problem } from '@repo/errors';

/** Why a session is over, to the person whose it was: a reason without words does not compile. */
export const endWords: Record<EndReason, string> = {
  signed_out: 'You signed out of the session that this browser held.',
  ended_elsewhere: 'This session was ended from another place where you are signed in.',
  password_changed: 'Your password was changed, and that ended every other session.',
  reused: 'This session was used from two places at once, so it was ended for your safety.',
  disabled: 'This session was ended by the people who run this site.',
};

/** Why somebody has to sign in now, in one sentence for that person. True of every cause when it is not known. */
export function signInCause(problem: Problem): string {
  if (problem.code === 'authentication_required') {
    return 'It belongs to an account, and you are not signed in yet.';
  }
  if (problem.code === 'session_expired') {
    return 'You were signed in, and that session has run out.';
  }
  if (problem.code === 'refresh_token_reused') return endWords.reused;
  if (problem.code === 'session_revoked' && problem.reason) return endWords[problem.reason];
  return 'The session that this browser held has ended.';
}

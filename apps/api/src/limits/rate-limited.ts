import type { Subject } from '../http/refusal.js';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { UsedUp } from './quota.js';

/**
 * The refusal of what a quota does not grant any more, with the fields that say which one and for how long
 * (draft-ietf-httpapi-ratelimit-headers). Other answers do not have them: a 401 would tell whoever guesses how many
 * have failed before, and how many tries are left.
 *
 * @param about whom it is about, for the audit trail
 */
export function rateLimited(usedUp: readonly UsedUp[], about?: Subject): ProblemException {
  const policy = usedUp.map(({ name, limit, window }) => `"${name}";q=${limit};w=${window}`);
  const state = usedUp.map(({ name, seconds }) => `"${name}";r=0;t=${seconds}`);
  return problem(
    'rate_limited',
    { retryAfter: Math.max(...usedUp.map(({ seconds }) => seconds)) },
    {
      ...(about && { about }),
      why: usedUp.map(({ name }) => name).join(', '),
      fields: { 'ratelimit-policy': policy.join(', '), ratelimit: state.join(', ') },
    },
  );
}

import type { EventSubject } from '../http/refusal.js';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { UsedUp } from './quota.js';

/**
 * Makes the refusal of a request that exceeds quotas, with the RateLimit fields (draft-ietf-httpapi-ratelimit-headers).
 * Other responses do not have these fields: on a 401 they would tell an attacker how many attempts are left.
 *
 * @param about the subject of the event
 */
export function rateLimited(usedUp: readonly UsedUp[], about?: EventSubject): ProblemException {
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

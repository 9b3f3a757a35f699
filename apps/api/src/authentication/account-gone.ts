import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { Principal } from './principal.js';

const WHY = { why: 'unknown or disabled user' };

/**
 * The refusal of credentials that were accepted a moment ago, and whose user is gone or disabled (RFC 8725 §3.8): for an
 * access token the one that it gets once its session has ended for that, for others the one of unknown credentials.
 */
export function accountGone({ scheme }: Principal): ProblemException {
  if (scheme === 'Bearer') return problem('session_revoked', { reason: 'disabled' }, WHY);
  return problem(scheme === 'Basic' ? 'invalid_credentials' : 'api_key_invalid', {}, WHY);
}

import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { Principal } from './principal.js';

const WHY = { why: 'unknown or disabled user' };

/**
 * The refusal of credentials that were accepted a moment ago, and whose user is gone or disabled (RFC 8725 §3.8). An
 * access token is told what it is told once its session has ended for that; other credentials name nobody.
 */
export function formerUser({ scheme }: Principal): ProblemException {
  if (scheme === 'Bearer') return problem('session_revoked', { reason: 'disabled' }, WHY);
  return problem(scheme === 'Basic' ? 'invalid_credentials' : 'api_key_invalid', {}, WHY);
}

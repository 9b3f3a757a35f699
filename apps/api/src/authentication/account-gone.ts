import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { Principal } from './principal.js';

const WHY = { why: 'unknown or disabled user' };

/**
 * Returns the refusal of credentials whose user was deleted or disabled after they were accepted (RFC 8725 §3.8). An access
 * token gets the refusal of its ended session; other credentials get that of unknown ones.
 */
export function accountGone({ scheme }: Principal): ProblemException {
  if (scheme === 'Bearer') return problem('session_revoked', { reason: 'disabled' }, WHY);
  return problem(scheme === 'Basic' ? 'invalid_credentials' : 'api_key_invalid', {}, WHY);
}

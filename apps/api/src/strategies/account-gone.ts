import type { Principal } from '../authentication/principal.js';
import type { ProblemException } from '../problems/problem-exception.js';
import { strategies } from './strategies.js';

/** Returns the refusal of credentials whose user was deleted or disabled after they were accepted (RFC 8725 §3.8). */
export function accountGone({ scheme }: Principal): ProblemException {
  return strategies[scheme].whenGone('unknown or disabled user');
}

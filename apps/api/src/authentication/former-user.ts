import type { Scheme } from '@repo/errors';
import { problem, type ProblemException } from '../http/problem-exception.js';
import type { Principal } from './principal.js';

const codes = {
  Bearer: 'token_invalid',
  Basic: 'invalid_credentials',
  ApiKey: 'api_key_invalid',
} as const satisfies Record<Scheme, string>;

/**
 * The refusal of credentials that were accepted a moment ago, and whose user is gone or disabled: they name nobody,
 * whichever they are (RFC 8725 §3.8).
 */
export function formerUser({ scheme }: Principal): ProblemException {
  return problem(codes[scheme], {}, { why: 'unknown or disabled user' });
}

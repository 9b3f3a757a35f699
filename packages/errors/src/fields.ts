import type { Problem } from './problem.js';

/**
 * The header fields that a problem is sent with, the challenges apart: what its body is, that
 * nobody may store it, and what its members say in HTTP's own words.
 */
export function fieldsOf(problem: Problem): Record<string, string> {
  return {
    // RFC 8259 §11: JSON has no charset parameter, so none is sent.
    'Content-Type': 'application/problem+json',
    'Content-Language': 'en',
    'Cache-Control': 'no-store',
    // RFC 9110 §10.2.3: a number of seconds.
    ...('retryAfter' in problem && { 'Retry-After': String(problem.retryAfter) }),
    // RFC 9110 §15.5.6: a 405 must have it.
    ...('allowed' in problem && { Allow: problem.allowed.join(', ') }),
  };
}

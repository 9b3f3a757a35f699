import type { Problem } from './problem.js';

/** Returns the header fields of a problem's response, without the challenges. */
export function headerFieldsOf(problem: Problem): Record<string, string> {
  return {
    // RFC 8259 §11: JSON has no charset parameter, so none is sent.
    'Content-Type': 'application/problem+json',
    'Content-Language': 'en',
    'Cache-Control': 'no-store',
    // RFC 9110 §10.2.3: a number of seconds.
    ...('retryAfter' in problem && { 'Retry-After': String(problem.retryAfter) }),
    // RFC 9110 §15.5.6: required with a 405.
    ...('allowed' in problem && { Allow: problem.allowed.join(', ') }),
  };
}

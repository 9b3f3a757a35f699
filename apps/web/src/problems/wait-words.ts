import type { Problem } from '@repo/errors';

/** When to come back, from the seconds of `Retry-After` (RFC 9110 §10.2.3) where the problem has them. */
export function waitWords(problem: Problem): string {
  const seconds = 'retryAfter' in problem ? problem.retryAfter : undefined;
  if (seconds === undefined) return 'Try again in a moment.';
  if (seconds < 90) return `Try again in ${count(Math.max(1, Math.ceil(seconds)), 'second')}.`;
  return `Try again in ${count(Math.ceil(seconds / 60), 'minute')}.`;
}

function count(amount: number, unit: string): string {
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}

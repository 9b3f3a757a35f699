import type { Problem } from '@repo/errors';

/** Says when to try again, from the seconds of `Retry-After` (RFC 9110 §10.2.3) if the problem has them. */
export function waitWords(problem: Problem): string {
  const seconds = 'retryAfter' in problem ? problem.retryAfter : undefined;
  if (seconds === undefined) return 'Try again in a moment.';
  if (seconds < 90) return `Try again in ${count(Math.max(1, Math.ceil(seconds)), 'second')}.`;
  return `Try again in ${count(Math.ceil(seconds / 60), 'minute')}.`;
}

const count = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

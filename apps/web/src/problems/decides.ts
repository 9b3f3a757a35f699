import { extraNamesOf, type Problem } from '@repo/errors';

/** What decides in the answer of a problem: the way in, how long, why, what next, and what the code adds. */
export function decides(problem: Problem): string[] {
  const fields = ['WWW-Authenticate', 'Retry-After', 'Allow'];
  return [...fields, 'code', 'retry', ...extraNamesOf(problem.code)];
}

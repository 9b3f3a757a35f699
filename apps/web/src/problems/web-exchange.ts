import { catalogue, type Problem } from '@repo/errors';
import type { Exchange, Field } from './wire-lines';

/**
 * What a program gets at the address of a page that refuses: the same answer as the person's, as a problem.
 * `challenges` are the values of `WWW-Authenticate`.
 */
export function webExchange(
  path: string,
  problem: Problem,
  challenges: readonly string[],
): Exchange {
  return {
    request: { line: `GET ${path}`, fields: [['Accept', 'application/json']] },
    status: problem.error,
    fields: problemFields(problem, challenges),
    body: problem,
    decides: decides(problem),
  };
}

/** The fields of a problem's answer, in the order in which they decide. */
export function problemFields(problem: Problem, challenges: readonly string[]): Field[] {
  const fields: Field[] = challenges.map((each) => ['WWW-Authenticate', each]);
  if ('retryAfter' in problem) fields.push(['Retry-After', String(problem.retryAfter)]);
  if ('allowed' in problem && problem.allowed) fields.push(['Allow', problem.allowed.join(', ')]);
  fields.push(['Content-Type', 'application/problem+json'], ['Cache-Control', 'no-store']);
  return fields;
}

/** The names that decide what a client does next: why, what it may do, and what the code adds. */
export function decides(problem: Problem): string[] {
  const fields = ['WWW-Authenticate', 'Retry-After', 'Allow'];
  return [...fields, 'code', 'retry', ...catalogue[problem.code].extra];
}

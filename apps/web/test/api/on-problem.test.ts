import { createProblem, type ProblemOf } from '@repo/errors';
import { expect, test } from 'vitest';
import { onProblem } from '../../src/api/on-problem';

const options = { docsUrl: 'http://localhost/errors/', instance: 'urn:uuid:1' };
type Some = ProblemOf<'not_found' | 'internal_error' | 'service_unavailable'>;
const told = (problem: Some) =>
  onProblem<Some, string>(problem, { not_found: () => 'own', everyday: ({ code }) => code });

test('a code of the operation’s own goes to its own answer', () => {
  expect(told(createProblem('not_found', {}, options))).toBe('own');
});

test('what any call may meet goes to one answer', () => {
  expect(told(createProblem('internal_error', {}, options))).toBe('internal_error');
  const outage = createProblem('service_unavailable', { retryAfter: 5 }, options);
  expect(told(outage)).toBe('service_unavailable');
});

import { expect, test } from 'vitest';
import { formMessage } from '../../src/problems/form-message';
import { waitWords } from '../../src/problems/wait-words';
import { someProblem } from './some-problem';

test('a failed sign-in does not reveal whether the address or the password was wrong', () => {
  expect(formMessage(someProblem('invalid_credentials', {}))).toBe(
    'Incorrect email address or password. Check both and try again.',
  );
});

test('an outage is not shown as a wrong password', () => {
  const message = formMessage(someProblem('service_unavailable', { retryAfter: 5 }));
  expect(message).toMatch(/what you typed is not the reason/);
  expect(message).toMatch(/in 5 seconds/);
});

test.each([
  [0, 'Try again in 1 second.'],
  [1, 'Try again in 1 second.'],
  [89, 'Try again in 89 seconds.'],
  [90, 'Try again in 2 minutes.'],
  [3600, 'Try again in 60 minutes.'],
])(
  'Retry-After: %i is shown as "%s", never as a time that is too early (RFC 9110 §10.2.3)',
  (seconds, words) => {
    expect(waitWords(someProblem('rate_limited', { retryAfter: seconds }))).toBe(words);
  },
);

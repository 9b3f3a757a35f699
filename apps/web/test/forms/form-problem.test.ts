import { expect, test } from 'vitest';
import { formProblem } from '../../src/forms/form-problem';
import { FIELD_ERRORS, pageForm } from '../../src/forms/page-form';
import { someProblem } from '../problems/some-problem';

test('a message can show a member of the problem', () => {
  const form = pageForm('POST /auth/register', {
    keeps: [],
    messages: {
      validation_failed: FIELD_ERRORS,
      rate_limited: ({ retryAfter }) => `Wait ${retryAfter} seconds.`,
    },
    request: () => ({ body: { email: '' } }),
  });
  const { alert } = formProblem(someProblem('rate_limited', { retryAfter: 7 }), form);
  expect(alert?.message).toBe('Wait 7 seconds.');
});

import { expect, test } from 'vitest';
import { formProblem } from '../../src/forms/form-problem';
import { pageForm } from '../../src/forms/page-form';
import { someProblem } from '../problems/some-problem';

test('a message can show a member of the problem', () => {
  const form = pageForm('DELETE /notes/{id}', {
    keeps: [],
    messages: {
      not_found: 'It is gone.',
      rate_limited: ({ retryAfter }) => `Wait ${retryAfter} seconds.`,
    },
    request: () => ({ params: { id: '' } }),
  });
  const { alert } = formProblem(someProblem('rate_limited', { retryAfter: 7 }), form);
  expect(alert?.message).toBe('Wait 7 seconds.');
});

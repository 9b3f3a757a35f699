import { expectTypeOf, test } from 'vitest';
import { FIELD_ERRORS, type PageForm, pageForm } from '../../src/forms/page-form';

/*
 * Nothing here runs: the compiler is the judge (npm run lint).
 */

const password = (fields: URLSearchParams) => ({
  body: { currentPassword: fields.get('current') ?? '', newPassword: fields.get('new') ?? '' },
});

test('a form that has words for each problem that its person could mend compiles', () => {
  const messages = { validation_failed: FIELD_ERRORS, password_incorrect: 'No.' } as const;
  const form = pageForm('POST /user/password', { keeps: [], messages, request: password });
  expectTypeOf(form).toEqualTypeOf<PageForm>();
  pageForm('POST /user/password', {
    keeps: [],
    messages: { ...messages, rate_limited: 'Later.' },
    request: password,
  });
});

test('one that forgets one does not, nor one that speaks of what cannot come', () => {
  pageForm('POST /user/password', {
    keeps: [],
    // @ts-expect-error -- password_incorrect is forgotten
    messages: { validation_failed: FIELD_ERRORS },
    request: password,
  });
  pageForm('POST /user/password', {
    keeps: [],
    // @ts-expect-error -- nothing there is a conflict
    messages: { validation_failed: FIELD_ERRORS, password_incorrect: 'No.', conflict: 'No.' },
    request: password,
  });
  expectTypeOf(pageForm).toBeFunction();
});

test('nor one that sends something else than the operation takes', () => {
  pageForm('PATCH /user/profile', {
    keeps: [],
    messages: { validation_failed: FIELD_ERRORS },
    // @ts-expect-error -- a name is a text
    request: () => ({ body: { name: 1 } }),
  });
  expectTypeOf(pageForm).toBeFunction();
});

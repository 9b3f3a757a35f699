import { expectTypeOf, test } from 'vitest';
import { FIELD_ERRORS, type PageForm, pageForm } from '../../src/forms/page-form';
import type { ParamValues } from '../../src/path-pattern';

/*
 * Nothing here runs: the compiler checks it (npm run lint).
 */

const password = (fields: URLSearchParams) => ({
  body: { currentPassword: fields.get('current') ?? '', newPassword: fields.get('new') ?? '' },
});

test('a form with a message for each problem that its user can correct compiles', () => {
  const messages = { validation_failed: FIELD_ERRORS, password_incorrect: 'No.' } as const;
  const form = pageForm('POST /user/password', { keeps: [], messages, request: password });
  expectTypeOf(form).toEqualTypeOf<PageForm<ParamValues>>();
  pageForm('POST /user/password', {
    keeps: [],
    messages: { ...messages, rate_limited: 'Later.' },
    request: password,
  });
});

test('a form that lacks a message, or has one for a problem that cannot occur, does not compile', () => {
  pageForm('POST /user/password', {
    keeps: [],
    // @ts-expect-error -- password_incorrect is forgotten
    messages: { validation_failed: FIELD_ERRORS },
    request: password,
  });
  pageForm('POST /user/password', {
    keeps: [],
    // @ts-expect-error -- the operation has no conflict
    messages: { validation_failed: FIELD_ERRORS, password_incorrect: 'No.', conflict: 'No.' },
    request: password,
  });
  expectTypeOf(pageForm).toBeFunction();
});

test('a form whose request does not match the operation does not compile', () => {
  pageForm('DELETE /auth/sessions/{id}', {
    keeps: [],
    messages: { not_found: 'It is gone.' },
    // @ts-expect-error -- an id is a string
    request: () => ({ params: { id: 1 } }),
  });
  expectTypeOf(pageForm).toBeFunction();
});

import type { Route } from '@repo/api-client';
import type { Problem, ProblemOf, ValidationError } from '@repo/errors';
import { expectTypeOf, test } from 'vitest';
import type { Call, callApi } from '../../src/api/call';
import type { Handlers, onProblem } from '../../src/api/on-problem';
import type { callAs } from '../../src/session/call-as';

/*
 * Nothing here runs: the compiler is the judge (npm run typecheck).
 */

type Refused<Answer> =
  Extract<Answer, { readonly ok: false }> extends { problem: infer P }
    ? P extends Problem
      ? P
      : never
    : never;

/** What a page has to answer that does this as a signed-in person. */
type Asked<R extends Route> = Handlers<
  Refused<Awaited<ReturnType<typeof callAs<R>>>['answer']>,
  string
>;
type Required<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type Say = (problem: Problem) => string;

test('a page answers each code of its operation, and at once all that any call may meet', () => {
  type Answered = Required<Asked<'POST /user/password'>>;
  expectTypeOf<Answered>().toEqualTypeOf<'password_incorrect' | 'validation_failed' | 'everyday'>();
  type Key = Required<Asked<'DELETE /api-keys/{id}'>>;
  expectTypeOf<Key>().toEqualTypeOf<'not_found' | 'everyday'>();
});

test('one that forgets a code does not compile', () => {
  type Page = Asked<'POST /user/password'>;
  type Whole = { password_incorrect: Say; validation_failed: Say; everyday: Say };
  expectTypeOf<Whole>().toExtend<Page>();
  expectTypeOf<Omit<Whole, 'password_incorrect'>>().not.toExtend<Page>();
  expectTypeOf<Omit<Whole, 'everyday'>>().not.toExtend<Page>();
});

test('nor one that answers a code which cannot come', () => {
  expectTypeOf<'conflict'>().not.toExtend<keyof Asked<'POST /user/password'>>();
});

test('each answer is given the problem of its code, with what that adds', () => {
  type Some = ProblemOf<'validation_failed' | 'rate_limited'>;
  type Given = Parameters<Handlers<Some, string>['validation_failed']>[0]['errors'];
  expectTypeOf<Given>().toEqualTypeOf<readonly ValidationError[] | undefined>();
  expectTypeOf<typeof onProblem<Some, string>>()
    .parameter(1)
    .toEqualTypeOf<Handlers<Some, string>>();
});

test('a call is of an operation, and brings what that takes', () => {
  type Answered = Awaited<ReturnType<typeof callApi<'GET /user/profile'>>>;
  type Data = Extract<Answered, { readonly ok: true }>['data'];
  expectTypeOf<Data['role']>().toEqualTypeOf<'user' | 'admin'>();
  type Rename = Call<'PATCH /user/profile'>;
  expectTypeOf<{ route: 'PATCH /user/profile'; body: { name: string } }>().toExtend<Rename>();
  expectTypeOf<{ route: 'PATCH /user/profile' }>().not.toExtend<Rename>();
  expectTypeOf<{ route: 'PATCH /user/profile'; body: { name: 1 } }>().not.toExtend<Rename>();
  expectTypeOf<'GET /nothing'>().not.toExtend<Route>();
});

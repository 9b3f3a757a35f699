import type { ProblemOf } from '@repo/errors';
import { expectTypeOf, test } from 'vitest';
import type { ResultOf, CodeOf, DataOf, RequestOf, Role } from '../src/index.js';

// Vitest does not run this file; the type check of `npm run lint` checks it.

test('a request has the input of the operation, and nothing else', () => {
  expectTypeOf<{ name: string }>().toExtend<RequestOf<'PATCH /user/profile'>['body']>();
  expectTypeOf<{ name: number }>().not.toExtend<RequestOf<'PATCH /user/profile'>['body']>();
  expectTypeOf<RequestOf<'DELETE /auth/sessions/{id}'>['params']>().toEqualTypeOf<
    Readonly<Record<'id', string>>
  >();
  expectTypeOf<object>().not.toExtend<RequestOf<'PATCH /user/profile'>>();
  expectTypeOf<object>().not.toExtend<RequestOf<'DELETE /auth/sessions/{id}'>>();
  expectTypeOf<{ body: { name: string } }>().not.toExtend<RequestOf<'GET /user/profile'>>();
  expectTypeOf<object>().toExtend<RequestOf<'POST /auth/logout'>>();
});

test('a result is the data, or one of the problems that the operation can have', () => {
  expectTypeOf<DataOf<'GET /user/profile'>['role']>().toEqualTypeOf<Role>();
  expectTypeOf<'user' | 'admin'>().toExtend<Role>();
  expectTypeOf<string>().not.toExtend<Role>();
  expectTypeOf<DataOf<'DELETE /auth/sessions/{id}'>>().toEqualTypeOf<undefined>();
  expectTypeOf<'link_invalid'>().toExtend<CodeOf<'POST /auth/verify-email'>>();
  expectTypeOf<'link_invalid'>().not.toExtend<CodeOf<'POST /auth/login'>>();
  type Refused = Extract<ResultOf<'POST /auth/verify-email'>, { ok: false }>['problem'];
  expectTypeOf<Refused>().toEqualTypeOf<ProblemOf<CodeOf<'POST /auth/verify-email'>>>();
});

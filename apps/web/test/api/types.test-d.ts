import type { Route } from '@repo/api-client';
import { expectTypeOf, test } from 'vitest';
import type { Call, callApi } from '../../src/api/call';

/*
 * Nothing here runs: the compiler is the judge (npm run lint).
 */

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

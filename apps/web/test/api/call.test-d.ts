import type { Role, Route } from '@repo/api-client';
import { expectTypeOf, test } from 'vitest';
import type { Call, callApi } from '../../src/api/call';

/*
 * Nothing here runs: the compiler checks it (npm run lint).
 */

test('a call has the parameters, body and result of its operation', () => {
  type Returned = Awaited<ReturnType<typeof callApi<'GET /user/profile'>>>;
  type Data = Extract<Returned, { readonly ok: true }>['data'];
  expectTypeOf<Data['role']>().toEqualTypeOf<Role>();
  type Rename = Call<'PATCH /user/profile'>;
  expectTypeOf<{ route: 'PATCH /user/profile'; body: { name: string } }>().toExtend<Rename>();
  expectTypeOf<{ route: 'PATCH /user/profile' }>().not.toExtend<Rename>();
  expectTypeOf<{ route: 'PATCH /user/profile'; body: { name: 1 } }>().not.toExtend<Rename>();
  expectTypeOf<'GET /nothing'>().not.toExtend<Route>();
});

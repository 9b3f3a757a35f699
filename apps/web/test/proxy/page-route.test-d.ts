import { expectTypeOf, test } from 'vitest';
import type { Loader } from '../../src/api/loader';
import { pageForm } from '../../src/forms/page-form';
import type { Params } from '../../src/path-pattern';
import { publicPage, signedInPage, table } from '../../src/proxy/page-route';

/*
 * Nothing here runs: the compiler checks it (npm run lint).
 */

const loader: Loader<'/projects/[id]'> = (_query, { id }) => [
  { route: 'GET /admin/users', query: { cursor: id } },
];

const forms = {
  end: pageForm('DELETE /auth/sessions/{id}', {
    keeps: [],
    messages: { not_found: 'Gone.' },
    request: (_fields, { id }: Params<'/projects/[id]'>) => ({ params: { id } }),
  }),
};

test('a route whose loader and forms take the parameters of its pattern compiles', () => {
  table({
    '/projects/[id]': signedInPage(loader, forms),
    '/projects/[id]/[task]': publicPage({ loader, forms }),
    '/[id]': signedInPage(() => []),
  });
  expectTypeOf<Params<'/a/[b]/[c]'>>().toEqualTypeOf<Readonly<Record<'b' | 'c', string>>>();
});

test('a route whose loader or forms take a parameter that its pattern lacks does not compile', () => {
  // @ts-expect-error -- the loader takes id
  table({ '/projects/[name]': signedInPage(loader) });
  // @ts-expect-error -- the loader takes id
  table({ '/projects': publicPage({ loader }) });
  // @ts-expect-error -- the form takes id
  table({ '/projects/[name]': signedInPage(() => [], forms) });
  expectTypeOf(table).toBeFunction();
});

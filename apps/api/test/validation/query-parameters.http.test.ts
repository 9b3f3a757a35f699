import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, testApi } from '../api.js';
import { document, operations } from '../support/document.js';
import { partsOf } from '../support/parts.js';
import type { IdFilters } from './id-filters.js';

const api = testApi();
let admin: Promise<string> | undefined;

async function token() {
  admin ??= api.signIn(ADMIN).then(({ accessToken }) => accessToken);
  return admin;
}

const ask = async (path: string) => api.get(path, ...bearer(await token()));

const filters = await partsOf<IdFilters>('id-filters.part.ts');

const takesCursor = (path: string) =>
  JSON.stringify(document.paths[path]?.['get']).includes('"cursor"');

/** The paths of the paginated lists. */
const lists = operations
  .filter(({ method, path }) => method === 'GET' && takesCursor(path))
  .map(({ path }) => path);

describe('an id', () => {
  const good = [
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '01980000-0000-7000-8000-000000000001',
    '01980000-0000-7000-8000-00000000000A',
  ];
  const bad = ['', 'x', '%00', '0', '01980000-0000-7000-8000-0000000000010', '%7B%7D'];
  const parameters = [
    ...lists.map((path) => [path, 'cursor'] as const),
    ...filters.flat(),
  ] as const;

  describe.each(parameters)('of %s as %s', (path, name) => {
    test.each(good)('%s is accepted', async (id) =>
      expect((await ask(`${path}?${name}=${id}`)).status).toBe(200),
    );

    test.each(bad)('"%s" is not valid', async (id) =>
      expectRefusal(await ask(`${path}?${name}=${id}`), 'validation_failed'),
    );

    test('two of them are not valid (ASVS 15.3.7)', async () =>
      expectRefusal(
        await ask(`${path}?${name}=${good[2]}&${name}=${good[2]}`),
        'validation_failed',
      ));
  });
});

describe('an id in a path', () => {
  const ids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '0'];
  const paths = operations
    .filter(({ method, path }) => ['GET', 'DELETE'].includes(method) && path.endsWith('/{id}'))
    .map(({ method, path }) => [method, path.replace('{id}', '')] as const);

  test.each(ids)('%s does not exist', async (id) => {
    expect(paths).not.toEqual([]);
    for (const [method, path] of paths) {
      const headers = bearer(await token());
      expectRefusal(await api.send(path + id, { method, headers }), 'not_found');
    }
  });
});

describe.each(lists)('the limit of %s', (path) => {
  test.each(['1', '100', '1e2', '0x10', '%201%20'])('%s is accepted', async (limit) =>
    expect((await ask(`${path}?limit=${limit}`)).status).toBe(200),
  );

  test.each([
    '0',
    '-0',
    '-1',
    '101',
    '1.5',
    '9007199254740993',
    '1e308',
    '1e309',
    '-1e309',
    'NaN',
    'Infinity',
    '',
    '%00',
    '1&limit=1',
  ])('%s is not valid', async (limit) =>
    expectRefusal(await ask(`${path}?limit=${limit}`), 'validation_failed'),
  );
});

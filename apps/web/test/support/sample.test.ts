import { operations, type Route } from '@repo/api-client';
import { expect, test } from 'vitest';
import { itemOf, sampleOf } from './sample';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this object are the routes
const routes = Object.keys(operations) as Route[];

test.each(routes.filter((route) => operations[route].data.type !== 'undefined'))(
  'the sample of %s fits its schema',
  (route) => {
    expect(operations[route].data.safeParse(sampleOf(route)).error).toBeUndefined();
  },
);

test('a sample has every required member, in its format, and the given members replace them', () => {
  expect(sampleOf('GET /user/profile', { name: 'Ada' })).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'Ada',
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  expect(sampleOf('GET /admin/users')).toEqual({ users: [], nextCursor: null });
});

test('a sample of an item fits the schema of its list, null included', () => {
  const users = [itemOf('GET /admin/users', 'users', { name: 'Ada' })];
  const page = { users, nextCursor: null };
  expect(operations['GET /admin/users'].data.parse(page)).toEqual(page);
  expect(users[0]).toMatchObject({ name: 'Ada', disabledAt: null });
});

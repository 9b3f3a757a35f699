import { expect, test } from 'vitest';
import { operations, targetOf } from '../src/index.js';

const id = '0198c0de-0000-7000-8000-000000000000';

test('a target has the id in its path, and the query', () => {
  expect(targetOf('DELETE /auth/sessions/{id}', { params: { id } })).toEqual({
    method: 'DELETE',
    path: `/auth/sessions/${id}`,
  });
  expect(targetOf('GET /admin/users', { query: { limit: 2, cursor: id } })).toEqual({
    method: 'GET',
    path: `/admin/users?limit=2&cursor=${id}`,
  });
  expect(targetOf('GET /admin/users', { query: { cursor: undefined } })?.path).toBe('/admin/users');
});

test.each(['', '.', '..', 'x', `${id}/..`, `${id}?a`, `../${id}`, '%2e%2e', `${id}\n`])(
  '%j is not an id, so there is no target (ASVS 1.3.6)',
  (given) => {
    expect(targetOf('DELETE /auth/sessions/{id}', { params: { id: given } })).toBeUndefined();
  },
);

test('a value of a query is encoded (ASVS 1.2.2)', () => {
  const path = targetOf('GET /admin/users', { query: { cursor: 'a&limit=1#/../x' } })?.path;
  expect(path).toBe('/admin/users?cursor=a%26limit%3D1%23%2F..%2Fx');
});

test.each(Object.entries(operations).filter(([route]) => route.includes('{')))(
  '%s can respond with not_found',
  (_, { codes }) => {
    expect(codes).toContain('not_found');
  },
);

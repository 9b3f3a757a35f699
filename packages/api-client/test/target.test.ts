import { expect, test } from 'vitest';
import { operations, targetOf } from '../src/index.js';

const id = '0198c0de-0000-7000-8000-000000000000';

test('an id stands in its place, and the query behind it', () => {
  expect(targetOf('DELETE /notes/{id}', { params: { id } })).toEqual({
    method: 'DELETE',
    path: `/notes/${id}`,
  });
  expect(targetOf('GET /notes', { query: { limit: 2, cursor: id } })).toEqual({
    method: 'GET',
    path: `/notes?limit=2&cursor=${id}`,
  });
  expect(targetOf('GET /notes', { query: { cursor: undefined } })?.path).toBe('/notes');
});

test.each(['', '.', '..', 'x', `${id}/..`, `${id}?a`, `../${id}`, '%2e%2e', `${id}\n`])(
  'what is no id leads to no path: %j',
  (given) => {
    expect(targetOf('DELETE /notes/{id}', { params: { id: given } })).toBeUndefined();
  },
);

test('a query cannot leave its place', () => {
  const path = targetOf('GET /notes', { query: { cursor: 'a&limit=1#/../x' } })?.path;
  expect(path).toBe('/notes?cursor=a%26limit%3D1%23%2F..%2Fx');
});

test.each(Object.entries(operations).filter(([route]) => route.includes('{')))(
  '%s can say that there is no such thing',
  (_, { codes }) => {
    expect(codes).toContain('not_found');
  },
);

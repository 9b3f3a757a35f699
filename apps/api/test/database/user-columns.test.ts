import { Prisma } from '@repo/db';
import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { columnOf, userColumns } from '../../src/database/user-columns.js';
import { testDatabase } from '../support/database.js';

const database = testDatabase();

test('every field of the Prisma schema has a column, under the name that `columnOf` returns', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = 'users'`,
  );
  const fields = Object.keys(Prisma.UserScalarFieldEnum);
  expect(fields.map(columnOf).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('the columns that fill a response are selected under the names of its members', () => {
  const body = z.strictObject({ id: z.uuid(), createdAt: z.iso.datetime() });
  expect(userColumns(body)).toBe('users.id AS "id", users.created_at AS "createdAt"');
  expect(userColumns(body, 'changed')).toContain('changed.created_at');
});

test('a member does not compile if it has no column, or if its column has values that it does not allow', () => {
  // @ts-expect-error -- the schema has no such field
  userColumns(z.strictObject({ shoeSize: z.string() }));
  // @ts-expect-error -- the column may be null
  userColumns(z.strictObject({ disabledAt: z.iso.datetime() }));
  // @ts-expect-error -- the column is text
  userColumns(z.strictObject({ name: z.int() }));
  expectTypeOf(userColumns(z.strictObject({ disabledAt: z.string().nullable() }))).toBeString();
});

import type { User } from '@repo/db';
import type { z } from 'zod';

/** The type that a value of the database has in JSON. */
type Sent<T> = T extends Date ? string : T;

/** The members that have no column in `users`, or whose column has values that the schema does not allow. */
type Misfit<Shape extends z.ZodRawShape> = {
  [K in keyof Shape]: K extends keyof User
    ? Sent<User[K]> extends z.output<Shape[K]>
      ? never
      : K
    : K;
}[keyof Shape];

type Fits<Shape extends z.ZodRawShape> = [Misfit<Shape>] extends [never]
  ? unknown
  : { readonly 'no column of users fits': Misfit<Shape> };

/**
 * Lists, for a SELECT, the columns that fill a response, each under the name of its member: `created_at AS "createdAt"`. A
 * member without a column that fits does not compile.
 *
 * @param table the name or alias of the table
 */
export function userColumns<Shape extends z.ZodRawShape>(
  body: z.ZodObject<Shape> & Fits<Shape>,
  table = 'users',
): string {
  return Object.keys(body.shape)
    .map((name) => `${table}.${columnOf(name)} AS "${name}"`)
    .join(', ');
}

/** Returns the name of the column that a schema field is stored in. A test compares these names with the table. */
export const columnOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

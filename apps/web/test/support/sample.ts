import { type DataOf, operations, type Route } from '@repo/api-client';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00.000Z',
  uuid: '01980000-0000-7000-8000-000000000000',
  email: 'someone@example.com',
};

/**
 * Makes the data of an operation from its schema: a value for each required member, null where null is allowed, and empty
 * lists. A test names only the members that it is about.
 *
 * @param members replace those of the sample
 */
export function sampleOf<R extends Route>(route: R, members?: Partial<DataOf<R>>): DataOf<R>;
export function sampleOf(route: Route, members = {}): unknown {
  return operations[route].data.parse({ ...Object(sample(jsonSchemaOf(route))), ...members });
}

/**
 * Makes an item of the list that an operation returns, as {@link sampleOf} does.
 *
 * @param list the name of the member that is the list
 */
export function itemOf<R extends Route, L extends keyof DataOf<R>>(
  route: R,
  list: L,
  members?: Partial<Item<DataOf<R>[L]>>,
): Item<DataOf<R>[L]>;
export function itemOf(route: Route, list: string, members = {}): unknown {
  const { items } = Object(jsonSchemaOf(route).properties?.[list]);
  return { ...Object(sample(items)), ...members };
}

type Item<List> = List extends readonly (infer I)[] ? I : never;

const jsonSchemaOf = (route: Route) => z.toJSONSchema(operations[route].data);

const byType: Readonly<Record<string, (schema: JsonSchema) => unknown>> = {
  object: ({ required = [], properties = {} }) =>
    Object.fromEntries(required.map((name) => [name, sample(Object(properties[name]))])),
  array: () => [],
  boolean: () => false,
  integer: () => 1,
  number: () => 1,
  null: () => null,
  string: ({ format = '' }) => byFormat[format] ?? 'text',
};

function sample(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const types = [schema.type, ...(schema.anyOf ?? []).map(({ type }) => type)].flat();
  if (types.includes('null')) return null;
  if (schema.anyOf?.[0] !== undefined) return sample(schema.anyOf[0]);
  return byType[String(schema.type)]?.(schema);
}

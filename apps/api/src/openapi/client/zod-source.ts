import { codes } from '@repo/errors';

/** A JSON Schema, as far as the API's document uses its vocabulary. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
}

const ofType: Readonly<Record<string, string>> = {
  string: 'z.string()',
  integer: 'z.int()',
  number: 'z.number()',
  boolean: 'z.boolean()',
};

/**
 * The source of the zod schema that takes what a JSON Schema describes. It holds a client to the types, not to the ranges
 * and formats of the values, and lets members pass that are not described (RFC 9457 §3.2 asks the same of problems).
 *
 * @throws TypeError for a schema of another vocabulary: a type that is not known for certain is no type
 */
export function zodSource(schema: Schema): string {
  if ('const' in schema) return `z.literal(${JSON.stringify(schema.const)})`;
  if (schema.enum !== undefined) return `z.enum(${listSource(schema.enum)})`;
  if (schema.anyOf !== undefined) return unionSource(schema.anyOf);
  if (Array.isArray(schema.type))
    return unionSource(schema.type.map((type) => ({ ...schema, type })));
  if (schema.items !== undefined) return `z.array(${zodSource(schema.items)})`;
  if (schema.type === 'object') return objectSource(schema);
  const source = ofType[String(schema.type)];
  if (source === undefined) throw new TypeError(`No type is known for ${JSON.stringify(schema)}`);
  return source;
}

function unionSource(members: readonly Schema[]): string {
  const some = members.filter(({ type }) => type !== 'null').map(zodSource);
  const source = some.length === 1 ? some[0] : `z.union([${some.join(', ')}])`;
  return some.length < members.length ? `${source}.nullable()` : String(source);
}

function objectSource({ properties, required = [], ...rest }: Schema): string {
  const { propertyNames: names, additionalProperties: values } = rest;
  if (names !== undefined && typeof values === 'object') {
    return `z.partialRecord(${zodSource(names)}, ${zodSource(values)})`;
  }
  const members = Object.entries(properties ?? {}).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '.optional()';
    return `${JSON.stringify(name)}: ${zodSource(schema)}${optional}`;
  });
  return `z.object({ ${members.join(', ')} })`;
}

/** The catalogue's codes stand in many places: they are named rather than listed. */
function listSource(values: readonly unknown[]): string {
  const list = JSON.stringify(values);
  return list === JSON.stringify(codes) ? 'codes' : list;
}

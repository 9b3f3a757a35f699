import { codes } from '@repo/errors';

/** The part of JSON Schema that the API's document uses. */
export interface Schema {
  /** The name of an enumeration in the client: `Role`. */
  readonly title?: string;
  /** The meaning of each value (a vendor extension, as in Redoc). */
  readonly 'x-enumDescriptions'?: Readonly<Record<string, string>>;
  readonly format?: string;
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
 * Generates a zod schema from a JSON Schema. It checks types but not ranges and formats, and allows unknown members, as
 * RFC 9457 §3.2 requires for problems. The format of a string is kept as metadata, for example for tools that generate
 * sample data.
 *
 * @throws TypeError for a JSON Schema with other keywords
 */
export function zodSource(schema: Schema): string {
  if ('const' in schema) return `z.literal(${JSON.stringify(schema.const)})`;
  if (schema.enum !== undefined) return schema.title ?? enumSource(schema.enum);
  if (schema.anyOf !== undefined) return unionSource(schema.anyOf);
  if (Array.isArray(schema.type))
    return unionSource(schema.type.map((type) => ({ ...schema, type })));
  if (schema.items !== undefined) return `z.array(${zodSource(schema.items)})`;
  if (schema.type === 'object') return objectSource(schema);
  const source = ofType[String(schema.type)];
  if (source === undefined) throw new TypeError(`no type for ${JSON.stringify(schema)}`);
  return schema.format === undefined ? source : `${source}${formatOf(schema.format)}`;
}

const formatOf = (format: string) => `.meta({ format: ${JSON.stringify(format)} })`;

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

/** Writes an enumeration; the list of all codes is referenced by name. */
export function enumSource(values: readonly unknown[]): string {
  const list = JSON.stringify(values);
  return `z.enum(${list === JSON.stringify(codes) ? 'codes' : list})`;
}

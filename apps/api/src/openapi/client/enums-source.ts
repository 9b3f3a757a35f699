import { enumSource, type Schema } from './zod-source.js';

/**
 * Finds the enumerations with a title in a part of the document, and generates a schema and a type for each, such as
 * `Scope`. If the values are described, it also generates a table of the descriptions, such as `scopeDescriptions`.
 *
 * @throws {TypeError} if a title is not the name of a type, or names two enumerations
 */
export function enumsSource(part: object): string {
  const enums = new Map<string, Schema>();
  collect(part, enums);
  return [...enums].map(([name, schema]) => enumOf(name, schema)).join('\n');
}

function collect(part: object, enums: Map<string, Schema>): void {
  if (isNamed(part)) {
    const known = enums.get(part.title);
    if (!/^[A-Z]\w*$/.test(part.title))
      throw new TypeError(`The title of an enumeration must be the name of a type: ${part.title}`);
    if (known !== undefined && String(known.enum) !== String(part.enum))
      throw new TypeError(`Two enumerations have the title ${part.title}`);
    enums.set(part.title, { ...known, ...part });
  }
  for (const inner of Object.values(part)) {
    if (typeof inner === 'object' && inner !== null) collect(inner, enums);
  }
}

function isNamed(part: object): part is Schema & { readonly title: string } {
  return 'enum' in part && 'title' in part;
}

function enumOf(name: string, schema: Schema): string {
  const { enum: values = [], 'x-enumDescriptions': words } = schema;
  const described = `${name.charAt(0).toLowerCase()}${name.slice(1)}Descriptions`;
  return [
    `export const ${name} = ${enumSource(values)};`,
    `export type ${name} = z.output<typeof ${name}>;`,
    words === undefined
      ? ''
      : `export const ${described}: Readonly<Record<${name}, string>> = ${JSON.stringify(words)};`,
    '',
  ].join('\n');
}

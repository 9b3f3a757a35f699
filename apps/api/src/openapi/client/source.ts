import { enumsSource } from './enums-source.js';
import { type Schema, zodSource } from './zod-source.js';

interface Content {
  readonly [mediaType: string]: { readonly schema: Schema };
}

interface Described {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: Schema;
  }[];
  /** The scopes that each scheme needs. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The part of the API's OpenAPI document that the client needs. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const HEAD = `// Generated from the API's OpenAPI document by apps/api/scripts/client.js: do not edit.
import { codes } from '@repo/errors';
import { z } from 'zod';
import type { Operation } from './operation.js';

`;

const OPERATIONS = `
/** Every operation of the API that returns JSON or nothing: its scopes, query, body, result and problem codes. */
export const operations = {
`;

/** Generates the client's module from the document: TypeScript, unformatted. */
export function clientSource({ paths }: Document): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- OpenAPI 3.1 §4.8.10: an operation has this form
      operationSource(`${method.toUpperCase()} ${path}`, operation as Described),
    ),
  );
  return `${HEAD}${enumsSource(paths)}${OPERATIONS}${operations.join('')}} as const satisfies Readonly<Record<string, Operation>>;\n`;
}

function operationSource(route: string, described: Described): string[] {
  const { parameters, security, requestBody, responses } = described;
  const [, good] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const data = schemaOf(good?.content);
  // The client has no operations that return other media types: pages, metrics and key sets.
  if (good?.content !== undefined && data === undefined) return [];
  const body = schemaOf(requestBody?.content);
  const optional = requestBody?.required === false ? '.optional()' : '';
  const query = queryOf(parameters);
  const scopes = [...new Set(security.flatMap((schemes) => Object.values(schemes).flat()))];
  return [
    `${JSON.stringify(route)}: {`,
    scopes.length === 0 ? '' : `scopes: ${JSON.stringify(scopes)},`,
    query === undefined ? '' : `query: ${zodSource(query)},`,
    body === undefined ? '' : `body: ${zodSource(body)}${optional},`,
    `data: ${data === undefined ? 'z.undefined()' : zodSource(data)},`,
    `codes: ${JSON.stringify(codesOf(responses))},`,
    '},\n',
  ];
}

const schemaOf = (content: Content | undefined) => content?.['application/json']?.schema;

function queryOf(parameters: Described['parameters']): Schema | undefined {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  if (inQuery.length === 0) return undefined;
  const properties = Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema]));
  return { type: 'object', properties };
}

interface ProblemSchema extends Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly { readonly $ref?: string }[];
}

function codesOf(responses: Described['responses']): string[] {
  return Object.values(responses).flatMap(({ content }) => {
    const schema: ProblemSchema | undefined = content?.['application/problem+json']?.schema;
    const refs = schema?.oneOf ?? (schema === undefined ? [] : [schema]);
    return refs.flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []);
  });
}

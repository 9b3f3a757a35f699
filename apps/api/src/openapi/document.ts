import { codes, problemJsonSchema, type JsonSchema } from '@repo/errors';
import { PRODUCT_NAME } from '@repo/settings';
import { strategies } from '../strategies/strategies.js';
import type { About } from './about.js';
import { groupBy } from './group.js';
import { jsonSchemaOf } from './json-schema.js';
import type { Operation } from './operations.js';
import { problemsOf } from './problems-of.js';
import { responsesOf } from './responses.js';
import { tagsOf } from './tags.js';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly [name: string]: unknown;
}

/**
 * Builds the OpenAPI 3.1 document from the decorators that the guards read and the schemas that the pipe uses, so the
 * document cannot differ from them.
 */
export function openApiDocument(operations: readonly Operation[], about: About): OpenApiDocument {
  const used = new Set(operations.flatMap(problemsOf));
  const problems = codes.filter((code) => used.has(code));
  return {
    openapi: '3.1.0',
    info: {
      title: `${PRODUCT_NAME} API`,
      version: '1',
      description: 'Every error response is a problem (RFC 9457): its `code` identifies the error.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to the document's URL (OpenAPI 3.1 §4.8.5): correct for every host name.
    servers: [{ url: '/' }],
    tags: tagsOf(operations),
    paths: pathsOf(operations, about),
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(strategies).map(([scheme, { security }]) => [scheme, security]),
      ),
      schemas: Object.fromEntries(problems.map((code) => [code, problemJsonSchema(code)])),
    },
  };
}

function pathsOf(operations: readonly Operation[], about: About): OpenApiDocument['paths'] {
  const byPath = groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, ofPath]) => [
      path,
      Object.fromEntries(
        ofPath.map((operation) => [operation.method.toLowerCase(), describe(operation, about)]),
      ),
    ]),
  );
}

function describe(operation: Operation, about: About): JsonSchema {
  const { id, tag, body, description } = operation;
  return {
    operationId: id,
    ...(description && { summary: description.summary, description: description.description }),
    tags: [tag.name],
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(body !== undefined && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { 'application/json': { schema: jsonSchemaOf(body, 'input') } },
      },
    }),
    responses: responsesOf(operation, about),
  };
}

function securityOf({ isPublic, protection, verifier }: Operation): JsonSchema[] {
  if (isPublic) return [];
  const schemes = protection.schemes.map((scheme) => ({ [scheme]: protection.scopes }));
  // `{}` allows a request without `Authorization`: its credentials are in the body.
  return verifier === undefined ? schemes : [{}, ...schemes];
}

function parametersOf({ path, query }: Operation): JsonSchema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    // Ids are UUIDs. They are not validated: any other string is 404.
    schema: { type: 'string', format: 'uuid' },
  }));
  const { properties = {} } = query === undefined ? {} : jsonSchemaOf(query, 'input');
  const inQuery = Object.entries(Object(properties)).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));
  return [...inPath, ...inQuery];
}

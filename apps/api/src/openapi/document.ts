import { codes, problemJsonSchema, type JsonSchema } from '@repo/errors';
import { PRODUCT_NAME } from '@repo/settings';
import { groupBy } from './group.js';
import { jsonSchemaOf } from './json-schema.js';
import type { Operation } from './operations.js';
import { problemsOf } from './problems-of.js';
import { responsesOf } from './responses.js';

interface About {
  /** `API_ORIGIN` */
  readonly origin: string;
  /** `STEP_UP_MAX_AGE` in seconds. */
  readonly maxAge: number;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly [name: string]: unknown;
}

const securitySchemes = {
  Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  Basic: { type: 'http', scheme: 'basic' },
  ApiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
};

/**
 * The API described (OpenAPI 3.1), from the marks that its guards read and the schemas that its pipe asks: it cannot say
 * anything else than they do.
 */
export function openApiDocument(operations: readonly Operation[], about: About): OpenApiDocument {
  const used = new Set(operations.flatMap(problemsOf));
  const problems = codes.filter((code) => used.has(code));
  return {
    openapi: '3.1.0',
    info: { title: PRODUCT_NAME, version: '1' },
    servers: [{ url: about.origin }],
    paths: pathsOf(operations, about.maxAge),
    components: {
      securitySchemes,
      schemas: Object.fromEntries(problems.map((code) => [code, problemJsonSchema(code)])),
    },
  };
}

function pathsOf(operations: readonly Operation[], maxAge: number): OpenApiDocument['paths'] {
  const byPath = groupBy(operations, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, ofPath]) => [
      path,
      Object.fromEntries(
        ofPath.map((operation) => [operation.method.toLowerCase(), describe(operation, maxAge)]),
      ),
    ]),
  );
}

function describe(operation: Operation, maxAge: number): JsonSchema {
  const { id, tag, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(body !== undefined && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { 'application/json': { schema: jsonSchemaOf(body, 'input') } },
      },
    }),
    responses: responsesOf(operation, maxAge),
  };
}

function securityOf({ isPublic, protection, verifier, scopes }: Operation): JsonSchema[] {
  if (isPublic) return [];
  const schemes = protection.schemes.map((scheme) => ({ [scheme]: scopes }));
  // The credential may be in the body.
  return verifier === undefined ? schemes : [{}, ...schemes];
}

function parametersOf({ path, query }: Operation): JsonSchema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {} } = query === undefined ? {} : jsonSchemaOf(query, 'input');
  const inQuery = Object.entries(Object(properties)).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
  }));
  return [...inPath, ...inQuery];
}

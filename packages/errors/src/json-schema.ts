import { catalogue } from './catalogue/catalogue.js';
import type { Code } from './codes.js';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) of the problems of one code. */
export function problemJsonSchema(code: Code): JsonSchema {
  return { type: 'object', title: catalogue[code].title };
}

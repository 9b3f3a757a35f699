import { catalogue, type Code, extraNamesOf } from './catalogue/catalogue.js';
import type { Entry } from './catalogue/entry.js';
import { extraMembers } from './extra-members.js';
import { type JsonSchema, text } from './member-type.js';
import { slugOf } from './slug.js';
import { statusText } from './status-text.js';

const uri: JsonSchema = { type: 'string', format: 'uri' };
/** Client generators need the type beside the constant. */
const exactly = (value: string): JsonSchema => ({ type: 'string', const: value });

/**
 * Returns the JSON Schema of a code's problems, in draft 2020-12 as OpenAPI 3.1 uses it. Other members
 * are allowed, because clients ignore unknown ones (RFC 9457 §3.2).
 */
export function problemJsonSchema(code: Code): JsonSchema {
  const entry = catalogue[code];
  const own = extraNamesOf(code).map((name) => {
    const { type, meaning } = extraMembers[name];
    return [name, { ...type.schema, description: meaning }] as const;
  });
  const properties: Record<string, JsonSchema> = {
    type: { ...uri, pattern: `/${slugOf(code)}$` },
    title: exactly(entry.title),
    ...statusSchemas(entry),
    detail: text.schema,
    instance: uri,
    code: exactly(code),
    message: exactly(entry.title),
    retry: exactly(entry.retry),
    ...Object.fromEntries(own),
  };
  return {
    type: 'object',
    description: entry.meaning,
    required: Object.keys(properties),
    properties,
  };
}

function statusSchemas({ status, statusClass }: Entry): Record<'status' | 'error', JsonSchema> {
  if (statusClass === undefined) {
    return { status: { type: 'integer', const: status }, error: exactly(statusText(status)) };
  }
  const first = statusClass === '4xx' ? 400 : 500;
  return {
    status: { type: 'integer', minimum: first, maximum: first + 99 },
    error: { type: 'string', pattern: `^${first / 100}[0-9]{2} ` },
  };
}

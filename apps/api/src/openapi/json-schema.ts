import type { JsonSchema } from '@repo/errors';
import { z } from 'zod';

/**
 * Converts a zod schema to JSON Schema, in the draft that OpenAPI 3.1 uses.
 *
 * @param io `input` for requests, `output` for responses
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // `$schema` is not needed: the version of OpenAPI determines the draft of all schemas.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

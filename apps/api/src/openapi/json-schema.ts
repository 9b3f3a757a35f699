import type { JsonSchema } from '@repo/errors';
import { z } from 'zod';

/**
 * A schema as JSON Schema, in the draft that OpenAPI 3.1 builds on.
 *
 * @param io whether it is of what is sent or of what is answered
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // The document names the draft once for all of them.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

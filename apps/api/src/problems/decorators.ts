import { SetMetadata } from '@nestjs/common';
import type { Code } from '@repo/errors';
import type { z } from 'zod';

export const PROBLEMS = 'answers';
export const DESCRIPTION = 'description';
export const RETURNS = 'returns';

/** What a handler answers when all goes well. */
export interface Returned {
  readonly schema: z.ZodType;
  readonly mediaType: string;
}

/** The prose of an operation in the OpenAPI document. */
export interface Description {
  /** A few words, for lists of operations. */
  readonly summary: string;
  /** Anything that the schemas and problems do not say. */
  readonly description: string;
  /** Description of the successful response. */
  readonly success: string;
}

/**
 * The problems that a handler throws itself, or a strategy or verifier for all the routes that it guards. What the other
 * decorators of a route bring with them is not repeated here.
 */
export const Problems = (...codes: readonly Code[]) => SetMetadata(PROBLEMS, codes);

/** Describes an operation in words. */
export const Describe = (description: Description): MethodDecorator =>
  SetMetadata(DESCRIPTION, description);

/** The body of a handler's answer when all goes well. */
export const Returns = (schema: z.ZodType, mediaType = 'application/json'): MethodDecorator =>
  SetMetadata(RETURNS, { schema, mediaType } satisfies Returned);

import { SetMetadata } from '@nestjs/common';
import type { Code } from '@repo/errors';
import type { z } from 'zod';

export const PROBLEMS = 'problems';
export const DESCRIPTION = 'description';
export const RETURNS = 'returns';
export const TAG = 'tag';

/** The successful response of a handler. */
export interface Returned {
  readonly schema: z.ZodType;
  readonly mediaType: string;
}

/** The prose of an operation in the OpenAPI document. */
export interface Description {
  /** A few words, for lists of operations. */
  readonly summary: string;
  /** Anything beyond the schemas and the problems. */
  readonly description: string;
  /** Description of the successful response. */
  readonly success: string;
}

/** A group of operations in the OpenAPI document. */
export interface Tag {
  readonly name: string;
  readonly description?: string;
}

/**
 * Declares the problems that a handler throws, or that a guard, strategy or verifier throws on all of its routes. Do not
 * repeat the problems that come with the route's other decorators.
 */
export const Problems = (...codes: readonly Code[]) => SetMetadata(PROBLEMS, codes);

/** Describes an operation in words. */
export const Describe = (description: Description): MethodDecorator =>
  SetMetadata(DESCRIPTION, description);

/** Sets the tag of a controller's operations. If several controllers share a tag, only one of them describes it. */
export const Group = (name: string, description?: string): ClassDecorator =>
  SetMetadata(TAG, { name, ...(description !== undefined && { description }) } satisfies Tag);

/** Declares the body of a successful response. */
export const Returns = (schema: z.ZodType, mediaType = 'application/json'): MethodDecorator =>
  SetMetadata(RETURNS, { schema, mediaType } satisfies Returned);

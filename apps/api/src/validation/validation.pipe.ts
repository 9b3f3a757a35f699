import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@repo/errors';
import { z } from 'zod';
import { problem, type ProblemException } from '../problems/problem-exception.js';

/** An issue of a Standard Schema; those of zod also have a code. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
  /** The code of a custom rule. */
  readonly params?: { readonly code?: unknown } | undefined;
}

/**
 * Maximum number of reported errors. Without it, the response to a long list of invalid values would be several times the
 * size of the request.
 */
const MAX_ERRORS = 20;

class SchemaPipe extends StandardSchemaValidationPipe {
  /** Unneeded: schemas refuse unknown names, and `parseJson` refuses `__proto__`. */
  protected override stripProtoKeys(): void {}
}

/** Validates input against its schema, as in `@Body({ schema })`, after the guards. */
export const validationPipe = new SchemaPipe({ exceptionFactory: validationFailed });

/**
 * Makes a function that reads credentials from a body before the body is validated: unknown members are ignored.
 *
 * @returns a function that throws validation_failed, with all errors of the body
 */
export function membersOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const known = schema.strip();
  return (body: unknown): z.infer<typeof known> => {
    const members = known.safeParse(body);
    if (members.success) return members.data;
    throw validationFailed(schema.safeParse(body).error?.issues ?? []);
  };
}

/**
 * Validates a body before its credentials are verified.
 *
 * @throws validation_failed, with all errors of the body
 */
export function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw validationFailed(parsed.error.issues);
}

function validationFailed(issues: readonly Issue[]): ProblemException {
  return problem('validation_failed', {
    errors: issues.slice(0, MAX_ERRORS).map(validationError),
  });
}

function validationError({ message, path = [], code: kind, params }: Issue): ValidationError {
  const code = params?.code ?? kind;
  const pointer = `#${path.map(pointerPart).join('')}`;
  // The member's name is client input, which is never echoed.
  if (code === 'unrecognized_keys') {
    return { pointer, code: 'unknown_member', detail: 'Holds a member that is not known.' };
  }
  return { pointer, code: typeof code === 'string' ? code : 'invalid', detail: message };
}

/** Escapes a part of a JSON Pointer (RFC 6901 §3) in a URI fragment (§6). */
function pointerPart(part: PropertyKey | { readonly key: PropertyKey }): string {
  const name = String(typeof part === 'object' ? part.key : part);
  return `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

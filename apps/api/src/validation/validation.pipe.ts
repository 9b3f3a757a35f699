import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@repo/errors';
import { z } from 'zod';
import { problem, type ProblemException } from '../problems/problem-exception.js';

/** An issue of a Standard Schema; zod's also say which kind they are. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
  /** Of a rule of our own: its name. */
  readonly params?: { readonly code?: unknown } | undefined;
}

/** As many as anybody reads. A long list of values that are all wrong would be answered with several times its length. */
const MOST_ERRORS = 20;

class SchemaPipe extends StandardSchemaValidationPipe {
  /** Nothing is dropped unseen: a schema refuses every name that it does not know, and `parseJson` has `__proto__`. */
  protected override stripProtoKeys(): void {}
}

/** Compares what a route takes with its schema, as in `@Body({ schema })`, after everybody has been let in. */
export const validationPipe = new SchemaPipe({ exceptionFactory: validationFailed });

/**
 * Reads the credential in a body, before the body is validated: only the members that the schema knows are looked at.
 * Where they are none, there is nobody to let in.
 *
 * @returns a reader that throws validation_failed, with all that is wrong with the body
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
 * Validates a body before its credential is judged.
 *
 * @throws validation_failed, with all that is wrong with the body
 */
export function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw validationFailed(parsed.error.issues);
}

function validationFailed(issues: readonly Issue[]): ProblemException {
  return problem('validation_failed', {
    errors: issues.slice(0, MOST_ERRORS).map(validationError),
  });
}

function validationError({ message, path = [], code: kind, params }: Issue): ValidationError {
  const code = params?.code ?? kind;
  const pointer = `#${path.map(pointerPart).join('')}`;
  // Its name is the sender's text: it is not said back.
  if (code === 'unrecognized_keys') {
    return { pointer, code: 'unknown_member', detail: 'Holds a member that is not known.' };
  }
  return { pointer, code: typeof code === 'string' ? code : 'invalid', detail: message };
}

/** RFC 6901 §3, and §6 for the fragment. */
function pointerPart(part: PropertyKey | { readonly key: PropertyKey }): string {
  const name = String(typeof part === 'object' ? part.key : part);
  return `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

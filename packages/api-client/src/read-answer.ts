import { type Code, type Problem, readProblem } from '@repo/errors';
import type { AnswerTo, Operation, Route } from './operation.js';
import { operations } from './operations.generated.js';
import { passingCodes } from './passing.js';

/** A response as it was received. */
export interface Received {
  readonly status: number;
  /** The `Content-Type` field, or null. */
  readonly type: string | null;
  readonly text: string;
}

/**
 * Reads the response to an operation.
 *
 * @returns undefined unless the API's document has such a response, or the problem is a transient one. Any other response
 *   says nothing about the call or the user: it may be a proxy's
 */
export function readAnswer<R extends Route>(route: R, received: Received): AnswerTo<R> | undefined;
export function readAnswer(
  route: Route,
  { status, type, text }: Received,
): { ok: true; data: unknown } | { ok: false; problem: Problem } | undefined {
  const { data, codes }: Operation = operations[route];
  if (status >= 200 && status < 300) {
    const parsed = data.safeParse(parseJson(text));
    return parsed.success ? { ok: true, data: parsed.data } : undefined;
  }
  const problem = isProblemJson(type) ? readProblem(parseJson(text)) : undefined;
  if (problem?.status !== status || !isOneOf([...codes, ...passingCodes], problem.code))
    return undefined;
  return { ok: false, problem };
}

const isOneOf = (codes: readonly Code[], code: Code) => codes.includes(code);

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // Not JSON, so no schema matches.
    return undefined;
  }
}

const isProblemJson = (type: string | null) =>
  /^application\/problem\+json\s*(?:;|$)/i.test(type ?? '');

import { type Code, type Problem, readProblem } from '@repo/errors';
import type { z } from 'zod';
import type { ResultOf, Operation, Route } from './operation.js';
import { operations } from './operations.generated.js';
import { transientCodes } from './transient.js';

/** A response as it was received. */
export interface RawResponse {
  readonly status: number;
  /** The `Content-Type` field, or null. */
  readonly type: string | null;
  readonly text: string;
}

/**
 * Reads the response to an operation.
 *
 * @returns the result, if the API's document has such a response or if it is a transient problem; undefined for any
 *   other response: it may come from a proxy, so it says nothing about the call or the user
 */
export function readResponse<R extends Route>(
  route: R,
  received: RawResponse,
): ResultOf<R> | undefined;
export function readResponse(
  route: Route,
  { status, type, text }: RawResponse,
): { ok: true; data: unknown } | { ok: false; problem: Problem } | undefined {
  const { data, codes }: Operation = operations[route];
  if (status >= 200 && status < 300) {
    const parsed = data.safeParse(parseJson(text));
    return parsed.success ? { ok: true, data: parsed.data } : undefined;
  }
  const problem = isProblemJson(type) ? readProblem(parseJson(text)) : undefined;
  if (problem?.status !== status || !isOneOf([...codes, ...transientCodes], problem.code))
    return undefined;
  return { ok: false, problem };
}

/**
 * Says why {@link readResponse} returned undefined, for developers.
 *
 * @returns the reason, such as the issues that the operation's schema found or an undeclared code, and what to change
 */
export function whyUnusable(route: Route, { status, type, text }: RawResponse): string {
  const { error } = operations[route].data.safeParse(parseJson(text));
  if (status >= 200 && status < 300 && error !== undefined) {
    return `${issuesOf(error)}. Make what the handler of ${route} returns fit its @Returns schema, then run \`npm run build\`.`;
  }
  const problem = isProblemJson(type) ? readProblem(parseJson(text)) : undefined;
  if (problem === undefined)
    return `${route} responded ${status} with ${type ?? 'no content type'}, which is not a problem that this client knows. Something between the servers sent it, or the client is older than the API: run \`npm run build\`.`;
  if (problem.status !== status)
    return `${route} responded ${status} with a problem whose status is ${problem.status}: both have to be the same.`;
  return `${route} responded ${status} ${problem.code}, which it does not declare. Add '${problem.code}' to the @Problems of its handler, then run \`npm run build\`.`;
}

/** Lists the path and the message of each issue that a schema found. */
export const issuesOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');

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

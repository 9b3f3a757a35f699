import 'server-only';
import { type Code, createProblem, type ExtraOf, type Problem, type ProblemOf } from '@repo/errors';
import { settings } from '../settings';

const instanceOf = (requestId: string) => `urn:uuid:${requestId}`;

/** Makes a problem of the web server's own. `detail` replaces the catalogue's, which may be about the API. */
export function webProblem<C extends Code>(
  code: C,
  extra: ExtraOf<C>,
  requestId: string,
  detail?: string,
): ProblemOf<C> {
  const options = { docsUrl: settings().ERROR_DOCS_URL, instance: instanceOf(requestId), detail };
  return createProblem(code, extra, options);
}

const INSTANCE = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads the id of the request that a problem is of (RFC 9562 §4). The log of the server that refused it has the same id. */
export const requestIdOf = ({ instance = '' }: Problem): string | undefined =>
  INSTANCE.exec(instance)?.[1];

/** Adds the id of this request to a problem that has none. */
export const identified = (problem: Problem, requestId: string): Problem => ({
  ...problem,
  instance: instanceOf(requestIdOf(problem) ?? requestId),
});

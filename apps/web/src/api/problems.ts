import 'server-only';
import {
  type Code,
  createProblem,
  type ExtraOf,
  instanceOf,
  type Problem,
  type ProblemOf,
  readInstance,
} from '@repo/errors';
import { settings } from '../settings';

/** Makes a problem that the web server itself reports. `detail` replaces the catalogue's, which may be about the API. */
export function webProblem<C extends Code>(
  code: C,
  extra: ExtraOf<C>,
  requestId: string,
  detail?: string,
): ProblemOf<C> {
  const options = { docsUrl: settings().ERROR_DOCS_URL, instance: instanceOf(requestId), detail };
  return createProblem(code, extra, options);
}

/** Reads the id of the request that failed, from its problem. The log of the server that refused the request has the same id. */
export const requestIdOf = ({ instance }: Problem): string | undefined => readInstance(instance);

/** Adds the id of this request to a problem that has none. */
export const withRequestId = (problem: Problem, requestId: string): Problem => ({
  ...problem,
  instance: instanceOf(requestIdOf(problem) ?? requestId),
});

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

/** A problem that the web server itself has with a request; `detail` where the catalogue's is about the API. */
export function webProblem<C extends Code>(
  code: C,
  extra: ExtraOf<C>,
  requestId: string,
  detail?: string,
): ProblemOf<C> {
  const options = { docsUrl: settings().ERROR_DOCS_URL, instance: instanceOf(requestId), detail };
  return createProblem(code, extra, options);
}

/**
 * The id of the request that a problem is of (RFC 9562 §4): the API's own, under which its log and its audit trail have it.
 *
 * @param otherwise where the problem does not say
 */
export const requestIdOf = ({ instance }: Problem, otherwise: string): string =>
  readInstance(instance) ?? otherwise;

/** A problem that names the request that it is of. */
export const identified = (problem: Problem, otherwise: string): Problem => ({
  ...problem,
  instance: instanceOf(requestIdOf(problem, otherwise)),
});

import 'server-only';
import { type Code, createProblem, type ExtraOf, type Problem, type ProblemOf } from '@repo/errors';
import { settings } from '../settings';

const instanceOf = (requestId: string) => `urn:uuid:${requestId}`;

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

/** The same problem as the answer to another request: `instance` is the id of the request that it answers. */
export const asAnswerTo = (requestId: string, problem: Problem): Problem => ({
  ...problem,
  instance: instanceOf(requestId),
});

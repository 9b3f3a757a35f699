import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import { settings } from '../settings';
import { SHOWN_TO } from '../shown-to';
import { accepts } from './accepts';
import { isForeign } from './origin';
import type { RequestContext } from './request-context';

/**
 * True if a component loads the data of a page (browser/load-data.ts), or a program asks for it. A browser that opens a
 * page, and Next's router, do not ask for JSON.
 */
export const wantsData = ({
  wantsProblemJson,
  request: { headers },
}: Pick<RequestContext, 'request' | 'wantsProblemJson'>): boolean =>
  wantsProblemJson && accepts(headers, 'application/json') && !accepts(headers, 'text/html');

/**
 * Refuses data to a page of another origin, and to a page that was made for a user other than the signed-in one.
 *
 * @returns the problem, if any. There is none for a page that was made before the sign-in, because it shows no user's data.
 */
export function refuseData({ request, caller, session }: RequestContext): Problem | undefined {
  const { requestId } = caller;
  if (isForeign(request.headers)) {
    const detail = `This data is for pages of ${settings().WEB_ORIGIN} only.`;
    return webProblem('csrf_rejected', {}, requestId, detail);
  }
  const shownTo = request.headers.get(SHOWN_TO);
  const isTheirs = !shownTo || session === undefined || shownTo === session.person.id;
  return isTheirs ? undefined : webProblem('conflict', {}, requestId);
}

import 'server-only';
import { webProblem } from '../api/problems';
import { whyEnded } from '../session/ended';
import { renew } from '../session/renewal';
import { readReturnTo } from '../session/return-to';
import { settings } from '../settings';
import { refuse, seeOther } from './answer';
import { hold } from './guard';
import type { Visit } from './visit';

/**
 * `/session/refresh?returnTo=`: where a page sends the browser when the API refused its token in mid-render, as a page
 * cannot set the cookie of a new one. Comes back with it; why there is none, the door says at the address itself.
 */
export async function resume(visit: Visit): Promise<Response> {
  const { session, caller, request } = visit;
  // Next's client follows a redirect as data; 409 makes it load the document, which comes here again.
  if (visit.isData) return refuse(visit, webProblem('conflict', {}, caller.requestId));
  const wanted = request.nextUrl.searchParams.get('returnTo');
  const address = readReturnTo(wanted, settings().WEB_ORIGIN) ?? '/';
  if (session !== undefined && whyEnded(session.id) === undefined) {
    const renewal = await renew(session, caller);
    if (renewal.outcome === 'failed') return refuse(visit, renewal.problem, { address });
    if (renewal.outcome === 'renewed') hold(visit, renewal.session);
  }
  return seeOther(address);
}

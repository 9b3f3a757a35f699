import 'server-only';
import type { Call } from '../api/call';
import { webProblem } from '../api/problems';
import { callAs } from '../session/call-as';
import { whyEnded } from '../session/ended';
import { freshen } from '../session/renewal';
import type { Session } from '../session/session';
import { letIn, refuse } from './answer';
import type { Visit } from './visit';

/**
 * A page for people who are signed in. Whether this person may see it is the API's answer, asked before the page runs, so
 * that every refusal has its true status; the page gets the answer and need not ask again.
 */
export const guard = (asks: Call<unknown>) => async (visit: Visit) => {
  const { session, caller } = visit;
  if (session === undefined) return refuseUnknown(visit);
  const { answer, session: now } = await callAs(session, asks, caller);
  hold(visit, now);
  return answer.outcome === 'ok'
    ? letIn(visit, { [asks.path]: answer.body })
    : refuse(visit, answer.problem);
};

/**
 * A form of such a page: its Server Action asks the API itself. A request of Next's client is never turned to another
 * page, whose answer it could not read; a browser's own form is, and its action runs there before the page is made.
 */
export async function guardForm(visit: Visit): Promise<Response> {
  const { session, caller } = visit;
  const isOfClient = visit.request.headers.has('next-action');
  if (session === undefined) return isOfClient ? letIn(visit) : refuseUnknown(visit);
  const why = whyEnded(session.id);
  const renewal = why === undefined ? await freshen(session, caller) : undefined;
  if (renewal?.outcome === 'renewed') hold(visit, renewal.session);
  const problem = why ?? (renewal?.outcome === 'ended' ? renewal.problem : undefined);
  return problem === undefined || isOfClient ? letIn(visit) : refuse(visit, problem);
}

const refuseUnknown = (visit: Visit) =>
  refuse(visit, webProblem('authentication_required', {}, visit.caller.requestId));

/** The visit's session from here on; a new one is on its way to the page and to the browser. */
export function hold(visit: Visit, session: Session): void {
  visit.isRenewed ||= session !== visit.session;
  visit.session = session;
}

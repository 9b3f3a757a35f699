import 'server-only';
import type { Answer } from '../api/answer';
import type { Call } from '../api/call';
import { webProblem } from '../api/problems';
import { callAs } from '../session/call-as';
import { writeCookie } from '../session/cookie';
import { draftCookie } from '../session/draft';
import type { Session } from '../session/session';
import { letIn, refuse } from './answer';
import { readFormData } from './form';
import type { Visit } from './visit';

/**
 * A page for people who are signed in. Whether this person may see it is the API's answer, asked before the page runs, so
 * that every refusal has its true status; the page gets the answer and need not ask again.
 */
export const guard = (asks: Call<unknown>) => async (visit: Visit) => {
  if (visit.session === undefined) return refuseUnknown(visit);
  const answer = await ask(visit, visit.session, asks);
  return answer.outcome === 'ok'
    ? letIn(visit, { [asks.path]: answer.body })
    : refuse(visit, answer.problem);
};

/**
 * A form of such a page. Its Server Action runs in the page's bundle and the page is made after it, so the API is asked as
 * for the page: a browser's own form that is refused gets its true status, and what was typed waits for the page. A
 * request of Next's client could not read that: it is let in, and its action says how it went.
 */
export const guardForm = (asks: Call<unknown>) => async (visit: Visit) => {
  const { session, request } = visit;
  const isOfClient = request.headers.has('next-action');
  const form = isOfClient ? undefined : await readFormData(visit);
  if (form !== undefined && !(form instanceof FormData)) return refuse(visit, form);
  if (session === undefined) return isOfClient ? letIn(visit) : refuseUnknown(visit);
  const answer = await ask(visit, session, asks);
  if (answer.outcome === 'ok') return letIn(visit, { [asks.path]: answer.body });
  if (form === undefined) return letIn(visit);
  const response = await refuse(visit, answer.problem);
  const draft = await draftCookie(session.person.id, form);
  response.headers.append('set-cookie', writeCookie(draft));
  return response;
};

const refuseUnknown = (visit: Visit) =>
  refuse(visit, webProblem('authentication_required', {}, visit.caller.requestId));

/** The API's answer, asked as the person whose session it is; renewed on the way, the session is the visit's. */
async function ask<T>(visit: Visit, session: Session, call: Call<T>): Promise<Answer<T>> {
  const { answer, session: now } = await callAs(session, call, visit.caller);
  hold(visit, now);
  return answer;
}

/** The visit's session from here on; a new one is on its way to the page and to the browser. */
export function hold(visit: Visit, session: Session): void {
  visit.isRenewed ||= session !== visit.session;
  visit.session = session;
}

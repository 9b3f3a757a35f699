import 'server-only';
import type { Problem } from '@repo/errors';
import { z } from 'zod';
import type { Answer } from '../api/answer';
import type { Call } from '../api/call';
import { webProblem } from '../api/problems';
import { callAs } from '../session/call-as';
import { writeCookie } from '../session/cookie';
import { draftCookie, hasDraft, shownTo } from '../session/draft';
import type { Session } from '../session/session';
import { letIn, refuse } from './answer';
import { isTooLong, readFormData } from './form';
import { hold, type Visit } from './visit';

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

const cursorSchema = z.uuid().optional();

/** The same for a page of a list, at which its address says where it begins; one that begins nowhere is no page. */
export const guardList = (asks: (cursor?: string) => Call<unknown>) => async (visit: Visit) => {
  if (visit.session === undefined) return refuseUnknown(visit);
  const { searchParams } = visit.request.nextUrl;
  const cursor = cursorSchema.safeParse(searchParams.get('cursor') ?? undefined);
  return cursor.success
    ? guard(asks(cursor.data))(visit)
    : refuse(visit, webProblem('not_found', {}, visit.caller.requestId));
};

/** A page with a form: who is refused is told that what they typed before is kept (session/draft.ts). */
export const guardWithForm = (asks: Call<unknown>) => async (visit: Visit) => {
  const { session, request } = visit;
  const answer = session && (await ask(visit, session, asks));
  if (answer?.outcome === 'ok') return letIn(visit, { [asks.path]: answer.body });
  return refuse(visit, answer?.problem ?? unknown(visit), {
    hasDraft: await hasDraft(request.headers.get('cookie'), session?.person),
  });
};

/**
 * A form of such a page. Its Server Action runs in the page's bundle and the page is made after it, so the API is asked as
 * for the page: a browser's own form that is refused here gets its true status, and what was typed waits for the page. A
 * request of Next's client could not read that: it is let in, and its action says how it went. What the API refuses only
 * when the action runs (a value, a limit, an outage in between) has status 200 in both, with the reason in the form: Next
 * lets an action choose no status.
 */
export const guardForm = (asks: Call<unknown>) => async (visit: Visit) => {
  const { session, request } = visit;
  const isOfClient = request.headers.has('next-action');
  const form = isOfClient ? undefined : await readFormData(visit);
  if (form !== undefined && !(form instanceof FormData)) return refuse(visit, form);
  if (isOfClient && isTooLong(visit)) {
    return refuse(visit, webProblem('content_too_large', {}, visit.caller.requestId));
  }
  if (form === undefined) return admitAction(visit, asks);
  if (session === undefined) return keep(visit, form, unknown(visit));
  const answer = await ask(visit, session, asks);
  if (answer.outcome !== 'ok') return keep(visit, form, answer.problem);
  if (shownTo(form) !== session.person.id) {
    return keep(visit, form, webProblem('conflict', {}, visit.caller.requestId));
  }
  return letIn(visit, { [asks.path]: answer.body });
};

/** Lets the request of Next's client in, with the page's answer where there is one. */
async function admitAction(visit: Visit, asks: Call<unknown>): Promise<Response> {
  if (visit.session === undefined) return letIn(visit);
  const answer = await ask(visit, visit.session, asks);
  return letIn(visit, answer.outcome === 'ok' ? { [asks.path]: answer.body } : {});
}

/** Refuses a form, and keeps what was typed for whoever it was shown to. */
async function keep(visit: Visit, form: FormData, problem: Problem): Promise<Response> {
  const response = await refuse(visit, problem, { hasDraft: true });
  response.headers.append('set-cookie', writeCookie(await draftCookie(form)));
  return response;
}

const unknown = ({ caller }: Visit) => webProblem('authentication_required', {}, caller.requestId);

const refuseUnknown = (visit: Visit) => refuse(visit, unknown(visit));

/** The API's answer, asked as the person whose session it is; renewed on the way, the session is the visit's. */
async function ask<T>(visit: Visit, session: Session, call: Call<T>): Promise<Answer<T>> {
  const { answer, session: now } = await callAs(session, call, visit.caller);
  hold(visit, now);
  return answer;
}

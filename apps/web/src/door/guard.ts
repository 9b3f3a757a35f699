import 'server-only';
import type { Route } from '@repo/api-client';
import type { Problem } from '@repo/errors';
import { z } from 'zod';
import type { AnyAnswer } from '../api/answer';
import type { AnyCall, Call } from '../api/call';
import { webProblem } from '../api/problems';
import { callAnyAs } from '../session/call-as';
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
export const guard =
  <R extends Route>(asks: Call<R>) =>
  async (visit: Visit) => {
    if (visit.session === undefined) return refuseUnknown(visit);
    const answer = await ask(visit, visit.session, asks);
    return answer.ok ? letIn(visit, { [asks.route]: answer.data }) : refuse(visit, answer.problem);
  };

const cursorSchema = z.uuid().optional();

/** The same for a page of a list, at which its address says where it begins; one that begins nowhere is no page. */
export const guardList =
  <R extends Route>(asks: (cursor?: string) => Call<R>) =>
  async (visit: Visit) => {
    if (visit.session === undefined) return refuseUnknown(visit);
    const { searchParams } = visit.request.nextUrl;
    const cursor = cursorSchema.safeParse(searchParams.get('cursor') ?? undefined);
    return cursor.success
      ? guard(asks(cursor.data))(visit)
      : refuse(visit, webProblem('not_found', {}, visit.caller.requestId));
  };

/** A page with a form: who is refused is told that what they typed before is kept (session/draft.ts). */
export const guardWithForm =
  <R extends Route>(asks: Call<R>) =>
  async (visit: Visit) => {
    const { session, request } = visit;
    const answer = session && (await ask(visit, session, asks));
    if (answer?.ok) return letIn(visit, { [asks.route]: answer.data });
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
export const guardForm =
  <R extends Route>(asks: Call<R>) =>
  async (visit: Visit) => {
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
    if (!answer.ok) return keep(visit, form, answer.problem);
    if (shownTo(form) !== session.person.id) {
      return keep(visit, form, webProblem('conflict', {}, visit.caller.requestId));
    }
    return letIn(visit, { [asks.route]: answer.data });
  };

/** Lets the request of Next's client in, with the page's answer where there is one. */
async function admitAction(visit: Visit, asks: AnyCall): Promise<Response> {
  if (visit.session === undefined) return letIn(visit);
  const answer = await ask(visit, visit.session, asks);
  return letIn(visit, answer.ok ? { [asks.route]: answer.data } : {});
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
async function ask(visit: Visit, session: Session, call: AnyCall): Promise<AnyAnswer> {
  const { answer, session: now } = await callAnyAs(session, call, visit.caller);
  hold(visit, now);
  return answer;
}

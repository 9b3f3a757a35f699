import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { Answers } from '../page-context/page-context';
import type { PageCalls } from '../api/loader';
import { letIn, refuse } from './responses';
import { callFor, notSignedIn } from './call-for';
import type { Visit } from './request-context';

/**
 * A page for people who are signed in. Whether this person may see it is the API's answer, asked before the page runs, so
 * that every refusal has its true status; the page gets the answers and need not ask again.
 */
export const guard = (asks: PageCalls) => async (visit: Visit) => {
  const known = await askFor(visit, asks);
  return known.ok ? letIn(visit, known.answers) : refuse(visit, known.problem);
};

type Known =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problem: Problem };

/** What a page shows, or the first refusal: who asks comes before what is asked for. */
export async function askFor(visit: Visit, asks: PageCalls): Promise<Known> {
  if (visit.session === undefined) return notSignedIn(visit);
  const calls = asks(visit.request.nextUrl.searchParams);
  if (calls === undefined) {
    return { ok: false, problem: webProblem('not_found', {}, visit.caller.requestId) };
  }
  const answers: Record<string, unknown> = {};
  for (const call of calls) {
    const answer = await callFor(visit, call);
    if (!answer.ok) return answer;
    answers[call.route] = answer.data;
  }
  return { ok: true, answers };
}

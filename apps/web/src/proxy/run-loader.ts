import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import type { LoaderData } from '../page-context/page-context';
import type { Loader } from '../api/loader';
import { renderPage, refuse } from './responses';
import { callFor, notSignedIn } from './call-for';
import type { RequestContext } from './request-context';

/**
 * A page for people who are signed in. Whether this person may see it is the API's answer, asked before the page runs, so
 * that every refusal has its true status; the page gets the answers and need not ask again.
 */
export const loadedPage = (loader: Loader) => async (context: RequestContext) => {
  const known = await runLoader(context, loader);
  return known.ok ? renderPage(context, known.answers) : refuse(context, known.problem);
};

type Loaded =
  | { readonly ok: true; readonly answers: LoaderData }
  | { readonly ok: false; readonly problem: Problem };

/** What a page shows, or the first refusal: who asks comes before what is asked for. */
export async function runLoader(context: RequestContext, loader: Loader): Promise<Loaded> {
  if (context.session === undefined) return notSignedIn(context);
  const calls = loader(context.request.nextUrl.searchParams);
  if (calls === undefined) {
    return { ok: false, problem: webProblem('not_found', {}, context.caller.requestId) };
  }
  const answers: Record<string, unknown> = {};
  for (const call of calls) {
    const answer = await callFor(context, call);
    if (!answer.ok) return answer;
    answers[call.route] = answer.data;
  }
  return { ok: true, answers };
}

import 'server-only';
import { type AnyCall, callApi } from '../api/call';
import { webProblem } from '../api/problems';
import { endsSession, refused, type Result, wantsRefresh } from '../api/result';
import { rememberEnded, whyEnded } from '../session/ended';
import { freshen, renew } from '../session/renewal';
import { type RequestContext, setSession } from './request-context';

/** The API may refuse a token that looks alive here (its clock, a changed role), and once more if that happens at once. */
const MOST_RENEWALS = 2;

/**
 * Calls the API as the signed-in user. Renews the tokens when that is due or the API asks for it; the renewed session is
 * the context's from then on.
 */
export async function callAsUser(context: RequestContext, call: AnyCall): Promise<Result> {
  const { session, caller } = context;
  if (session === undefined) return notSignedIn(context);
  const why = whyEnded(session.id);
  if (why !== undefined) return refused(why);
  let renewal = await freshen(session, caller);
  for (let renewals = 0; renewal.outcome === 'renewed'; renewals += 1) {
    const current = renewal.session;
    setSession(context, current);
    const result = await callApi(call, caller, current.accessToken);
    if (result.ok) return result;
    const { problem } = result;
    if (endsSession(problem)) rememberEnded(current.id, problem);
    if (!wantsRefresh(problem)) return result;
    // New tokens are issued and refused at once: a fault of the API that says nothing about the session.
    if (renewals === MOST_RENEWALS) return refused(webProblem('bad_gateway', {}, caller.requestId));
    renewal = await renew(current, caller);
  }
  return refused(renewal.problem);
}

/** The result of a call that needs a signed-in user, when there is none. */
export const notSignedIn = ({ caller }: RequestContext) =>
  refused(webProblem('authentication_required', {}, caller.requestId));

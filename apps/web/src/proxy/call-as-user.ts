import 'server-only';
import { type AnyCall, callApi } from '../api/call';
import { webProblem } from '../api/problems';
import { endsSession, refused, type Result, wantsRefresh } from '../api/result';
import { rememberEnded, whyEnded } from '../session/ended';
import { freshen, renew } from '../session/renewal';
import { type RequestContext, setSession } from './request-context';

/** The API may refuse a token that looks valid here, because of its clock or a changed role, and then the next one too. */
const MAX_RENEWALS = 2;

/**
 * Calls the API as the signed-in user. Renews the tokens when they are due or the API asks for it, and puts the renewed
 * session into the context.
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
    // The API refuses its own new tokens: a fault of the API, which says nothing about the session.
    if (renewals === MAX_RENEWALS) return refused(webProblem('bad_gateway', {}, caller.requestId));
    renewal = await renew(current, caller);
  }
  return refused(renewal.problem);
}

/** The result of a call as the signed-in user if no user is signed in. */
export const notSignedIn = ({ caller }: RequestContext) =>
  refused(webProblem('authentication_required', {}, caller.requestId));

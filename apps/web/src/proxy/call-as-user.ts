import 'server-only';
import { type AnyCall, callApi } from '../api/call';
import { webProblem } from '../api/problems';
import { endsSession, refused, type Result, wantsRefresh } from '../api/result';
import { rememberEnded, whyEnded } from '../session/ended';
import { refreshIfDue, refreshSession } from '../session/refresh';
import { type RequestContext, setSession } from './request-context';

/** The API's clock, or a changed role, may make it refuse a token that looks valid here, and then the new one too. */
const MAX_REFRESHES = 2;

/**
 * Calls the API as the signed-in user. Refreshes the tokens when that is due or the API asks for it, and puts the refreshed
 * session into the context.
 */
export async function callAsUser(context: RequestContext, call: AnyCall): Promise<Result> {
  const { session, caller } = context;
  if (session === undefined) return notSignedIn(context);
  const why = whyEnded(session.id);
  if (why !== undefined) return refused(why);
  let refresh = await refreshIfDue(session, caller);
  for (let refreshes = 0; refresh.outcome === 'refreshed'; refreshes += 1) {
    const current = refresh.session;
    setSession(context, current);
    const result = await callApi(call, caller, current.accessToken);
    if (result.ok) return result;
    const { problem } = result;
    if (endsSession(problem)) rememberEnded(current.id, problem);
    if (!wantsRefresh(problem)) return result;
    // The API refuses its own new tokens: a fault of the API, which says nothing about the session.
    if (refreshes === MAX_REFRESHES)
      return refused(webProblem('bad_gateway', {}, caller.requestId));
    refresh = await refreshSession(current, caller);
  }
  return refused(refresh.problem);
}

/** The result of {@link callAsUser} if no user is signed in. */
export const notSignedIn = ({ caller }: RequestContext) =>
  refused(webProblem('authentication_required', {}, caller.requestId));

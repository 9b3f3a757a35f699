import 'server-only';
import type { AnyResult } from '../api/result';
import type { AnyCall } from '../api/call';
import { webProblem } from '../api/problems';
import { callAs } from '../session/call-as';
import { setSession, type RequestContext } from './request-context';

/** What somebody is told who is not signed in, and would have to be. */
export const notSignedIn = ({ caller }: RequestContext) =>
  ({
    ok: false,
    problem: webProblem('authentication_required', {}, caller.requestId),
  }) as const;

/** Calls the API as whoever is signed in. A session that is renewed on the way is the context's from here on. */
export async function callFor(context: RequestContext, call: AnyCall): Promise<AnyResult> {
  if (context.session === undefined) return notSignedIn(context);
  const { answer, session } = await callAs(context.session, call, context.caller);
  setSession(context, session);
  return answer;
}

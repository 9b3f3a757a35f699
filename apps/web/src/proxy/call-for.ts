import 'server-only';
import type { AnyAnswer } from '../api/result';
import type { AnyCall } from '../api/call';
import { webProblem } from '../api/problems';
import { callAs } from '../session/call-as';
import { hold, type Visit } from './request-context';

/** What somebody is told who is not signed in, and would have to be. */
export const notSignedIn = ({ caller }: Visit) =>
  ({
    ok: false,
    problem: webProblem('authentication_required', {}, caller.requestId),
  }) as const;

/** Calls the API as whoever is signed in. A session that is renewed on the way is the visit's from here on. */
export async function callFor(visit: Visit, call: AnyCall): Promise<AnyAnswer> {
  if (visit.session === undefined) return notSignedIn(visit);
  const { answer, session } = await callAs(visit.session, call, visit.caller);
  hold(visit, session);
  return answer;
}

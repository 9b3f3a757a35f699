import 'server-only';
import type { Problem } from '@repo/errors';
import { type AnyResult, endsSession, wantsRefresh } from '../api/result';
import { type AnyCall, callAny } from '../api/call';
import type { Caller } from '../api/caller';
import { webProblem } from '../api/problems';
import { rememberEnded, whyEnded } from './ended';
import { freshen, renew } from './renewal';
import type { Session } from './session';

/** The API may refuse a token that we think good (its clock, a role that changed), and again when that happens at once. */
const MOST_RENEWALS = 2;

/**
 * Calls the API as a signed-in person, with a new access token where one is due or the API asks for one.
 *
 * @returns the answer, and the session as it is after it: whoever can set a cookie stores it when it is not the same any more
 */
export async function callAs(
  session: Session,
  call: AnyCall,
  caller: Caller,
): Promise<{ answer: AnyResult; session: Session }> {
  const why = whyEnded(session.id);
  if (why !== undefined) return { session, answer: refused(why) };
  let current = session;
  let renewal = await freshen(current, caller);
  for (let renewals = 0; renewal.outcome === 'renewed'; renewals += 1) {
    current = renewal.session;
    const answer = await callAny(call, caller, current.accessToken);
    if (answer.ok) return { session: current, answer };
    const { problem } = answer;
    if (endsSession(problem)) rememberEnded(current.id, problem);
    if (!wantsRefresh(problem)) return { session: current, answer };
    // New tokens are made and refused at once: a fault of the API, and no word on the session.
    if (renewals === MOST_RENEWALS) return { session: current, answer: refused(notUsable(caller)) };
    renewal = await renew(current, caller);
  }
  return { session: current, answer: refused(renewal.problem) };
}

const refused = (problem: Problem) => ({ ok: false, problem }) as const;

const notUsable = ({ requestId }: Caller) => webProblem('bad_gateway', {}, requestId);

import 'server-only';
import { type Answer, endsSession, type Unavailable, wantsRefresh } from '../api/answer';
import { type Call, callApi } from '../api/call';
import type { Caller } from '../api/caller';
import { webProblem } from '../api/problems';
import { rememberEnded, whyEnded } from './ended';
import { freshen, renew, type Renewal } from './renewal';
import type { Session } from './session';

/** An answer, and the session as it is after it: whoever can set a cookie stores it when it is not the same any more. */
interface AnswerAs<T> {
  readonly answer: Answer<T>;
  readonly session: Session;
}

/** The API may refuse a token that we think good (its clock, a role that changed), and again when that happens at once. */
const MOST_RENEWALS = 2;

/** Calls the API as a signed-in person, with a new access token where one is due or the API asks for one. */
export async function callAs<T>(
  session: Session,
  call: Call<T>,
  caller: Caller,
): Promise<AnswerAs<T>> {
  const why = whyEnded(session.id);
  if (why !== undefined) return { session, answer: { outcome: 'refused', problem: why } };
  let current = session;
  let renewal = await freshen(current, caller);
  for (let renewals = 0; renewal.outcome === 'renewed'; renewals += 1) {
    current = renewal.session;
    const answer = await callApi({ ...call, token: current.accessToken }, caller);
    if (endsSession(answer)) rememberEnded(current.id, answer.problem);
    if (!wantsRefresh(answer)) return { session: current, answer };
    if (renewals === MOST_RENEWALS) return { session: current, answer: notUsable(caller) };
    renewal = await renew(current, caller);
  }
  return { session: current, answer: asAnswer(renewal) };
}

/** New tokens are made and refused at once: a fault of the API, and no word on the session. */
const notUsable = ({ requestId }: Caller): Unavailable => ({
  outcome: 'unavailable',
  problem: webProblem('bad_gateway', {}, requestId),
});

function asAnswer(renewal: Exclude<Renewal, { outcome: 'renewed' }>): Answer<never> {
  const outcome = renewal.outcome === 'ended' ? 'refused' : 'unavailable';
  return { outcome, problem: renewal.problem };
}

import 'server-only';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { HANDOVER, readHandover } from '../door/handover';
import { currentSession } from '../session/current';
import { rememberEnded } from '../session/ended';
import { endsSession, wantsRefresh } from './answer';
import { type Call, callApi } from './call';
import { callerOf } from './caller';

/** A page needed the API and got no answer that it could show. */
export class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
}

/**
 * What a page shows of the API: what the door has asked for it already, or else asked now. Then a refusal ends the
 * render: back through the door where that knows what to say, and with Next's own interrupt where it does not.
 */
export async function pageAnswer<T>(call: Call<T>): Promise<T> {
  const fields = await headers();
  const { address, answers } = readHandover(fields.get(HANDOVER));
  // Through JSON and back since the door parsed it, so parsed again.
  if (answers?.[call.path] !== undefined) return call.answers.parse(answers[call.path]);
  const session = await currentSession();
  if (session === undefined) return redirect(address);
  const answer = await callApi({ ...call, token: session.accessToken }, callerOf(fields));
  if (answer.outcome === 'ok') return answer.body;
  if (endsSession(answer)) {
    rememberEnded(session.id, answer.problem);
    redirect(address);
  }
  if (wantsRefresh(answer)) redirect(`/session/refresh?returnTo=${encodeURIComponent(address)}`);
  if (answer.problem.status === 403) forbidden();
  throw new ApiUnavailable(answer.problem.code);
}

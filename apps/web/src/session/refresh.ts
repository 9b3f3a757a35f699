import 'server-only';
import { transientCodes, type TransientCode } from '@repo/api-client';
import type { Problem, ProblemOf } from '@repo/errors';
import { endsSession, type SessionCode } from '../api/result';
import type { Caller } from '../api/caller';
import { webProblem } from '../api/problems';
import { refreshTokens } from '../api/tokens';
import { processWide } from '../process-wide';
import { settings } from '../settings';
import { rememberEnded } from './ended';
import { fromTokens } from './from-tokens';
import { isAlive, isRefreshDue, type Session } from './session';
import { SingleFlight } from './single-flight';

/** The result of a refresh. A transient failure and an ended session have different types. */
export type RefreshResult =
  | { readonly outcome: 'refreshed'; readonly session: Session }
  | { readonly outcome: 'ended'; readonly problem: ProblemOf<SessionCode> }
  | { readonly outcome: 'failed'; readonly problem: ProblemOf<TransientCode> };

const MAX_ENTRIES = 10_000;

const flights = () =>
  processWide(
    'refreshes',
    () =>
      new SingleFlight<RefreshResult>({
        keepFor: settings().REFRESH_GRACE * 1000,
        maxEntries: MAX_ENTRIES,
        // A transient failure is the result only for requests that waited for it.
        isKept: ({ outcome }) => outcome !== 'failed',
      }),
  );

/**
 * Gets new tokens for a session. Calls the API once per process and generation, however many requests need the tokens:
 * requests that come later with the same cookie get the same result.
 */
export const refreshSession = (session: Session, caller: Caller): Promise<RefreshResult> =>
  flights().run(`${session.id} ${session.generation}`, () => requestTokens(session, caller));

async function requestTokens(session: Session, caller: Caller): Promise<RefreshResult> {
  const requestedAt = Date.now();
  const result = await refreshTokens(session.refreshToken, caller);
  if (result.ok) {
    return {
      outcome: 'refreshed',
      session: fromTokens(result.data, session.person.email, requestedAt),
    };
  }
  const { problem } = result;
  if (endsSession(problem)) {
    rememberEnded(session.id, problem);
    return { outcome: 'ended', problem };
  }
  if (isTransient(problem)) return { outcome: 'failed', problem };
  // Any other refusal says nothing about the session: the web server's own request was wrong.
  return { outcome: 'failed', problem: webProblem('bad_gateway', {}, caller.requestId) };
}

const isTransient = (problem: Problem): problem is ProblemOf<TransientCode> =>
  transientCodes.some((code) => code === problem.code);

/** An old cookie may be several generations behind, and each result leads to the next. More steps than this are a fault. */
const MAX_STEPS = 20;

/** Refreshes a session if that is due. While the access token is valid, a transient failure of the refresh is ignored. */
export async function refreshIfDue(session: Session, caller: Caller): Promise<RefreshResult> {
  let current = session;
  for (let step = 0; step < MAX_STEPS && isRefreshDue(current); step += 1) {
    const result = await refreshSession(current, caller);
    if (result.outcome === 'failed' && isAlive(current)) break;
    if (result.outcome !== 'refreshed') return result;
    current = result.session;
  }
  return { outcome: 'refreshed', session: current };
}

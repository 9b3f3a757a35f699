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
import { isAlive, isDue, type Session } from './session';
import { SingleFlight } from './single-flight';

/** How a renewal went. That it failed for now and that the session is over are different things, also to the compiler. */
export type Renewal =
  | { readonly outcome: 'renewed'; readonly session: Session }
  | { readonly outcome: 'ended'; readonly problem: ProblemOf<SessionCode> }
  | { readonly outcome: 'failed'; readonly problem: ProblemOf<TransientCode> };

const MOST = 10_000;

const flights = () =>
  processWide(
    'renewals',
    () =>
      new SingleFlight<Renewal>({
        keepFor: settings().REFRESH_GRACE * 1000,
        most: MOST,
        // A failure that passes is nobody's answer but theirs who waited for it.
        isKept: ({ outcome }) => outcome !== 'failed',
      }),
  );

/**
 * New tokens for a session: one call of the API per process and generation, however many requests need it, and the same
 * answer to those that come later with the same cookie.
 */
export const renew = (session: Session, caller: Caller): Promise<Renewal> =>
  flights().run(`${session.id} ${session.generation}`, () => askForTokens(session, caller));

async function askForTokens(session: Session, caller: Caller): Promise<Renewal> {
  const asked = Date.now();
  const answer = await refreshTokens(session.refreshToken, caller);
  if (answer.ok) {
    return { outcome: 'renewed', session: fromTokens(answer.data, session.person.email, asked) };
  }
  const { problem } = answer;
  if (!endsSession(problem)) return { outcome: 'failed', problem: passing(problem, caller) };
  rememberEnded(session.id, problem);
  return { outcome: 'ended', problem };
}

/** Whatever else a refresh is refused with is no word on the person: the web server itself has asked wrongly. */
const passing = (problem: Problem, { requestId }: Caller): ProblemOf<TransientCode> =>
  isPassing(problem) ? problem : webProblem('bad_gateway', {}, requestId);

const isPassing = (problem: Problem): problem is ProblemOf<TransientCode> =>
  transientCodes.some((code) => code === problem.code);

/** One request may find the answers to several generations, each the next one's question; more is a sign of a fault. */
const MOST_STEPS = 20;

/**
 * The session with an access token to use now, renewed when that is due. While the token at hand lives, a renewal that
 * failed for a passing reason is no reason to refuse anybody.
 */
export async function freshen(session: Session, caller: Caller): Promise<Renewal> {
  let current = session;
  for (let step = 0; step < MOST_STEPS && isDue(current); step += 1) {
    const renewal = await renew(current, caller);
    if (renewal.outcome === 'failed' && isAlive(current)) break;
    if (renewal.outcome !== 'renewed') return renewal;
    current = renewal.session;
  }
  return { outcome: 'renewed', session: current };
}

import 'server-only';
import type { ProblemOf } from '@repo/errors';
import type { SessionCode } from '../api/result';
import { webProblem } from '../api/problems';
import { processWide } from '../process-wide';

/** Why a session is over. */
type WhyEnded = ProblemOf<SessionCode>;

const MOST = 10_000;

const ended = () => processWide('ended-sessions', () => new Map<string, WhyEnded>());

/**
 * Remembers that a session is over and why. Its cookie stays: to clear it would take away the cookie of a sign-in that
 * was made while the refusal was under way.
 */
export function rememberEnded(sessionId: string, why: WhyEnded): void {
  const memory = ended();
  memory.delete(sessionId);
  memory.set(sessionId, why);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}

/**
 * Why a session is over, as far as the API has told this process. No clock of ours decides it: where time is up, the API
 * says so when it is asked.
 */
export const whyEnded = (sessionId: string): WhyEnded | undefined => ended().get(sessionId);

/** Remembers that a session was signed out, at the API too: an answer to it that is under way puts no cookie back. */
export const rememberSignedOut = ({ id }: { readonly id: string }, requestId: string): void =>
  rememberEnded(id, webProblem('session_revoked', { reason: 'signed_out' }, requestId));

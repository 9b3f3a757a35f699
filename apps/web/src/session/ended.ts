import 'server-only';
import type { ProblemOf } from '@repo/errors';
import type { SessionCode } from '../api/answer';
import { webProblem } from '../api/problems';
import { processWide } from '../process-wide';
import type { Session } from './session';

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

/** Why a session is over, as far as this process was told. */
export const whyEnded = (sessionId: string): WhyEnded | undefined => ended().get(sessionId);

/** Why a session is over, as far as this process knows; undefined while it may live. */
export function whyOver(
  { id, refreshUntil }: Pick<Session, 'id' | 'refreshUntil'>,
  requestId: string,
): WhyEnded | undefined {
  const ranOut = refreshUntil <= Date.now();
  return whyEnded(id) ?? (ranOut ? webProblem('session_expired', {}, requestId) : undefined);
}

/** Remembers that a session was signed out, at the API too: an answer to it that is under way puts no cookie back. */
export const rememberSignedOut = ({ id }: { readonly id: string }, requestId: string): void =>
  rememberEnded(id, webProblem('session_revoked', { reason: 'signed_out' }, requestId));

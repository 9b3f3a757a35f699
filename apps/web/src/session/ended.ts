import 'server-only';
import type { ProblemOf } from '@repo/errors';
import type { SessionCode } from '../api/result';
import { webProblem } from '../api/problems';
import { processWide } from '../process-wide';

/** Why a session ended. */
type WhyEnded = ProblemOf<SessionCode>;

const MAX_ENTRIES = 10_000;

const ended = () => processWide('ended-sessions', () => new Map<string, WhyEnded>());

/** Remembers why a session ended. The cookie is not removed, because by then it may be that of a newer sign-in. */
export function rememberEnded(sessionId: string, why: WhyEnded): void {
  const memory = ended();
  memory.delete(sessionId);
  memory.set(sessionId, why);
  const [oldest] = memory.keys();
  if (memory.size > MAX_ENTRIES && oldest !== undefined) memory.delete(oldest);
}

/** Why a session ended, if the API has told this process; otherwise undefined. The API's clock decides, never ours. */
export const whyEnded = (sessionId: string): WhyEnded | undefined => ended().get(sessionId);

/** Remembers that a session was signed out at the API. A late response in that session then does not set its cookie again. */
export const rememberSignedOut = ({ id }: { readonly id: string }, requestId: string): void =>
  rememberEnded(id, webProblem('session_revoked', { reason: 'signed_out' }, requestId));

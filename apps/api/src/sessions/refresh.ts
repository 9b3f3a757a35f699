import type { FastifyRequest } from 'fastify';
import type { EventSubject } from '../audit/auth-events.js';
import { problem, type ProblemException } from '../http/problem-exception.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import type { Refreshed, Sessions } from './sessions.js';

type Granted = Extract<Refreshed, { tokens: unknown }>;

/**
 * Refreshes the session of a token, and says in the log which of the cases it was.
 *
 * @throws session_revoked, session_expired, refresh_token_reused; refresh_token_invalid when there is no such session
 */
export async function refresh(
  sessions: Sessions,
  token: RefreshClaims,
  { id: requestId, log }: FastifyRequest,
): Promise<Granted> {
  const refreshed = await sessions.refresh(token);
  const { outcome } = refreshed;
  log[outcome === 'reused' ? 'warn' : 'info'](
    { requestId, sessionId: token.sid, outcome },
    'refresh',
  );
  if ('tokens' in refreshed) return refreshed;
  throw refusalOf(refreshed, { userId: token.sub, sessionId: token.sid, detail: outcome });
}

function refusalOf(refreshed: Exclude<Refreshed, Granted>, about: EventSubject): ProblemException {
  if (refreshed.outcome === 'expired') return problem('session_expired', {}, { about });
  if (refreshed.outcome === 'reused') return problem('refresh_token_reused', {}, { about });
  if (refreshed.outcome !== 'ended') return problem('refresh_token_invalid', {}, { about });
  const { reason } = refreshed;
  // Found out once, found out for good.
  return reason === 'reused'
    ? problem('refresh_token_reused', {}, { about })
    : problem('session_revoked', { reason }, { about });
}

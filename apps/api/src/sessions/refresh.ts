import type { FastifyRequest } from 'fastify';
import type { AuthEvents } from '../audit/auth-events.js';
import type { EventSubject } from '../audit/event-row.js';
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
  events: AuthEvents,
  token: RefreshClaims,
  request: FastifyRequest,
): Promise<Granted> {
  const about = { userId: token.sub, sessionId: token.sid };
  const reuse = problem(
    'refresh_token_reused',
    {},
    { about: { ...about, detail: 'reused' }, isRecorded: true },
  );
  const ends = JSON.stringify({
    reused: events.rowOfRefusal(request, reuse),
    disabled: events.rowOf({ ...about, event: 'session_logout', request, detail: 'disabled' }),
  });
  const refreshed = await sessions.refresh(token, ends);
  const { outcome } = refreshed;
  const { id: requestId, log } = request;
  log[outcome === 'reused' ? 'warn' : 'info'](
    { requestId, sessionId: token.sid, outcome },
    'refresh',
  );
  if ('tokens' in refreshed) return refreshed;
  throw refreshed.outcome === 'reused'
    ? reuse
    : refusalOf(refreshed, { ...about, detail: outcome });
}

function refusalOf(
  refreshed: Exclude<Refreshed, Granted | { outcome: 'reused' }>,
  about: EventSubject,
): ProblemException {
  if (refreshed.outcome === 'expired') return problem('session_expired', {}, { about });
  if (refreshed.outcome !== 'ended') return problem('refresh_token_invalid', {}, { about });
  const { reason } = refreshed;
  // A session that was reused stays `refresh_token_reused`.
  return reason === 'reused'
    ? problem('refresh_token_reused', {}, { about })
    : problem('session_revoked', { reason }, { about });
}

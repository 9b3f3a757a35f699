import type { FastifyRequest } from 'fastify';
import type { AuthEvents } from '../events/auth-events.js';
import type { EventSubject } from '../http/refusal.js';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { RefreshResult, Sessions } from './sessions.js';

/**
 * Rotates the session of a refresh token and records the outcome.
 *
 * @throws session_revoked, session_expired, refresh_token_reused; refresh_token_invalid when the session does not exist
 */
export async function refresh(
  sessions: Sessions,
  events: AuthEvents,
  token: RefreshClaims,
  request: FastifyRequest,
): Promise<IssuedTokens> {
  const { sub: userId, sid: sessionId } = token;
  const reuse = problem(
    'refresh_token_reused',
    {},
    { about: { userId, sessionId, detail: 'reused' }, isRecorded: true },
  );
  const ends = JSON.stringify({
    reused: events.rowOfRefusal(request, reuse),
    disabled: events.rowOf({
      userId,
      sessionId,
      event: 'session_logout',
      request,
      detail: 'disabled',
    }),
  });
  const result = await sessions.rotate(token, ends, events.insertSql);
  const { outcome } = result;
  const { id: requestId, log } = request;
  log[outcome === 'reused' ? 'warn' : 'info']({ requestId, sessionId, outcome }, 'refresh');
  if (result.outcome === 'reused') throw reuse;
  const about = { userId, sessionId, detail: outcome };
  if (!('tokens' in result)) throw refusalOf(result, about);
  events.recordRenewal(request, about);
  return result.tokens;
}

function refusalOf(
  result: Exclude<RefreshResult, { tokens: IssuedTokens } | { outcome: 'reused' }>,
  about: EventSubject,
): ProblemException {
  if (result.outcome === 'expired') return problem('session_expired', {}, { about });
  if (result.outcome !== 'ended') return problem('refresh_token_invalid', {}, { about });
  const { reason } = result;
  // A session that was reused stays `refresh_token_reused`.
  return reason === 'reused'
    ? problem('refresh_token_reused', {}, { about })
    : problem('session_revoked', { reason }, { about });
}

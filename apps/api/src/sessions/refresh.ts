import type { FastifyRequest } from 'fastify';
import type { AuthEvents } from '../events/auth-events.js';
import type { Subject } from '../http/refusal.js';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { Rotated, Sessions } from './sessions.js';

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
  const rotated = await sessions.rotate(token, ends, events.insertSql);
  const { outcome } = rotated;
  const { id: requestId, log } = request;
  log[outcome === 'reused' ? 'warn' : 'info']({ requestId, sessionId, outcome }, 'refresh');
  if (rotated.outcome === 'reused') throw reuse;
  const about = { userId, sessionId, detail: outcome };
  if (!('tokens' in rotated)) throw refusalOf(rotated, about);
  events.recordRenewal(request, about);
  return rotated.tokens;
}

function refusalOf(
  rotated: Exclude<Rotated, { tokens: IssuedTokens } | { outcome: 'reused' }>,
  about: Subject,
): ProblemException {
  if (rotated.outcome === 'expired') return problem('session_expired', {}, { about });
  if (rotated.outcome !== 'ended') return problem('refresh_token_invalid', {}, { about });
  const { reason } = rotated;
  // A session that was reused stays `refresh_token_reused`.
  return reason === 'reused'
    ? problem('refresh_token_reused', {}, { about })
    : problem('session_revoked', { reason }, { about });
}

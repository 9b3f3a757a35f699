import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents, type EventSubject } from '../audit/auth-events.js';
import { Verified, VerifiedBy } from '../authentication/verifier.js';
import { problem, type ProblemException } from '../http/problem-exception.js';
import { Accepts, AcceptsInRealm } from '../http/protection.js';
import { Answers, Returns } from '../openapi/answers.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { refreshBody, RefreshTokenVerifier, type RefreshBody } from './refresh-token.verifier.js';
import { type Refreshed, Sessions } from './sessions.js';
import { SignOutVerifier, type SessionToken } from './sign-out.verifier.js';
import { tokenBody, tokens, type TokenBody } from './token-body.js';

/** What a session's holder can do with it. */
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
  ) {}

  /** A protection space of its own: no client takes its refusal for a hint to refresh. */
  @Post('refresh')
  @HttpCode(200)
  @AcceptsInRealm('refresh', 'Bearer')
  @VerifiedBy(RefreshTokenVerifier)
  @Returns(tokens)
  @Answers('session_expired', 'session_revoked', 'refresh_token_reused')
  async refresh(
    @Body({ schema: refreshBody }) _: RefreshBody,
    @Req() request: FastifyRequest,
    @Verified() token: RefreshClaims,
  ): Promise<TokenBody> {
    const refreshed = await this.sessions.refresh(token);
    logRefresh(request, token.sid, refreshed);
    const about = { userId: token.sub, sessionId: token.sid, detail: refreshed.outcome };
    if (!('tokens' in refreshed)) throw refusalOf(refreshed, about);
    this.events.record({ event: 'session_renewed', request, ...about });
    return tokenBody(refreshed.tokens);
  }

  /** Ends the session first, whatever comes after. Its access token may have expired, and it may be over already. */
  @Post('logout')
  @HttpCode(204)
  @Accepts('Bearer')
  @VerifiedBy(SignOutVerifier)
  async logout(
    @Body({ schema: refreshBody }) _: RefreshBody,
    @Req() request: FastifyRequest,
    @Verified() { sid: sessionId, sub: userId }: SessionToken,
  ): Promise<void> {
    await this.sessions.end(sessionId, 'signed_out');
    this.events.record({ event: 'session_logout', request, userId, sessionId });
  }
}

/** Says which of the cases of a refresh it was. */
function logRefresh({ id, log }: FastifyRequest, sessionId: string, { outcome }: Refreshed): void {
  log[outcome === 'reused' ? 'warn' : 'info']({ requestId: id, sessionId, outcome }, 'refresh');
}

function refusalOf(
  refreshed: Exclude<Refreshed, { tokens: unknown }>,
  about: EventSubject,
): ProblemException {
  if (refreshed.outcome === 'expired') return problem('session_expired', {}, { about });
  if (refreshed.outcome === 'reused') return problem('refresh_token_reused', {}, { about });
  if (refreshed.outcome !== 'ended') return problem('refresh_token_invalid', {}, { about });
  const { reason } = refreshed;
  // Found out once, found out for good.
  return reason === 'reused'
    ? problem('refresh_token_reused', {}, { about })
    : problem('session_revoked', { reason }, { about });
}

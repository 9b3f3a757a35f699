import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../events/auth-events.js';
import { Verified, VerifiedBy } from '../authentication/verifier.js';
import { Accepts, AcceptsInRealm } from '../problems/protection.js';
import { Describe, Problems, Returns, Group } from '../problems/decorators.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { refreshBody, RefreshTokenVerifier, type RefreshBody } from './refresh-token.verifier.js';
import { refresh } from './refresh.js';
import { Sessions } from './sessions.js';
import { SignOutVerifier, type SessionToken } from './sign-out.verifier.js';
import { tokenBody, tokens, type TokenBody } from './token-body.js';

/** Refresh and sign-out. */
@Controller('auth')
@Group('Authentication', 'Accounts, sign-in, tokens and sessions.')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
  ) {}

  /** Has a protection space of its own, so that a client does not try to refresh because a refresh was refused. */
  @Post('refresh')
  @Describe({
    summary: 'Refresh tokens',
    description:
      'Takes a refresh token, in the body or as Bearer credentials. Reuse of an old refresh token ends the session.',
    success: 'New tokens of the same session.',
  })
  @HttpCode(200)
  @AcceptsInRealm('refresh', 'Bearer')
  @VerifiedBy(RefreshTokenVerifier)
  @Problems('session_expired', 'session_revoked', 'refresh_token_reused')
  @Returns(tokens)
  async refresh(
    @Body({ schema: refreshBody }) _: RefreshBody,
    @Req() request: FastifyRequest,
    @Verified() token: RefreshClaims,
  ): Promise<TokenBody> {
    return tokenBody(await refresh(this.sessions, this.events, token, request));
  }

  @Post('logout')
  @Describe({
    summary: 'Sign out',
    description:
      'Takes an access token, which may have expired, or a refresh token. Succeeds even if the session has already ended.',
    success: 'The session has ended.',
  })
  @HttpCode(204)
  @Accepts('Bearer')
  @VerifiedBy(SignOutVerifier)
  async logout(
    @Body({ schema: refreshBody }) _: RefreshBody,
    @Req() request: FastifyRequest,
    @Verified() { sid: sessionId, sub: userId }: SessionToken,
  ): Promise<void> {
    await this.sessions.end(sessionId, 'signed_out', (transaction) =>
      this.events.write(transaction, { event: 'session_logout', request, userId, sessionId }),
    );
  }
}

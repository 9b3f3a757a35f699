import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../authentication/public.js';
import { CredentialInBody } from '../credentials/body-credential.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { problem, type ProblemException } from '../http/problem-exception.js';
import { Accepts, AcceptsInRealm } from '../http/protection.js';
import { type Refreshed, Sessions } from './sessions.js';
import { tokenBody, type TokenBody } from './token-body.js';

/** A client that sends the token in the header may send an empty body, or none. */
const refreshBody = z.strictObject({ refreshToken: z.string().optional() }).optional();
type RefreshBody = z.infer<typeof refreshBody>;

/** What a session's holder can do with it. */
@Controller('auth')
@Public()
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  /** A protection space of its own: no client takes its refusal for a hint to refresh. */
  @Post('refresh')
  @HttpCode(200)
  @AcceptsInRealm('refresh', 'Bearer')
  @CredentialInBody(['refreshToken'])
  async refresh(
    @Req() request: FastifyRequest,
    @Body({ schema: refreshBody }) body: RefreshBody,
  ): Promise<TokenBody> {
    const token = body?.refreshToken ?? bearerToken(request);
    if (token === undefined) throw problem('authentication_required');
    const refreshed = await this.sessions.refresh(token);
    logRefresh(request, refreshed);
    if ('tokens' in refreshed) return tokenBody(refreshed.tokens);
    throw refusalOf(refreshed);
  }

  /** Ends the session first, whatever comes after. Its access token may have expired, and it may be over already. */
  @Post('logout')
  @HttpCode(204)
  @Accepts('Bearer')
  @CredentialInBody(['refreshToken'])
  async logout(
    @Req() request: FastifyRequest,
    @Body({ schema: refreshBody }) body: RefreshBody,
  ): Promise<void> {
    const sessionId =
      body?.refreshToken === undefined
        ? this.#sessionOfAccessToken(bearerToken(request))
        : this.#sessionOfRefreshToken(body.refreshToken);
    await this.sessions.end(sessionId, 'signed_out');
  }

  #sessionOfAccessToken(token: string | undefined): string {
    if (token === undefined) throw problem('authentication_required');
    const reading = this.sessions.readAccessToken(token);
    if ('claims' in reading) return reading.claims.sid;
    throw problem(`token_${reading.state}`, {}, { why: reading.why });
  }

  #sessionOfRefreshToken(token: string): string {
    const claims = this.sessions.verifyRefreshToken(token);
    if (claims === undefined) throw problem('refresh_token_invalid');
    return claims.sid;
  }
}

/** Says which of the cases of a refresh it was. */
function logRefresh({ id, log }: FastifyRequest, refreshed: Refreshed): void {
  const { outcome } = refreshed;
  const sessionId = 'sessionId' in refreshed ? refreshed.sessionId : undefined;
  log[outcome === 'reused' ? 'warn' : 'info']({ requestId: id, sessionId, outcome }, 'refresh');
}

function refusalOf(refreshed: Exclude<Refreshed, { tokens: unknown }>): ProblemException {
  if (refreshed.outcome === 'expired') return problem('session_expired');
  if (refreshed.outcome === 'reused') return problem('refresh_token_reused');
  if (refreshed.outcome !== 'ended') return problem('refresh_token_invalid');
  const { reason } = refreshed;
  // Found out once, found out for good.
  return reason === 'reused'
    ? problem('refresh_token_reused')
    : problem('session_revoked', { reason });
}

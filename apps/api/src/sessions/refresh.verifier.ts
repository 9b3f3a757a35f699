import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../audit/audit.module.js';
import type { Verifier } from '../authentication/verifier.js';
import { Problems } from '../problems/decorators.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { refreshBody, RefreshTokenVerifier } from './refresh-token.verifier.js';
import { refresh } from './refresh.js';
import { Sessions } from './sessions.js';

/**
 * A refresh token that is worth something. The refresh itself finds that out; only for a body that is going to be refused
 * the session is asked before, since what is wrong with the credential is said first.
 */
@Injectable()
@Problems('session_expired', 'session_revoked', 'refresh_token_invalid', 'refresh_token_reused')
export class RefreshVerifier implements Verifier {
  readonly members = ['refreshToken'];

  constructor(
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
    private readonly refreshToken: RefreshTokenVerifier,
  ) {}

  async verify(request: FastifyRequest): Promise<RefreshClaims> {
    const token = this.refreshToken.verify(request);
    if (refreshBody.safeParse(request.body).success) return token;
    // Throws: the refresh of what cannot be refreshed is its refusal, and a reuse ends the session as ever.
    if (!(await this.sessions.canRefresh(token))) {
      await refresh(this.sessions, this.events, token, request);
    }
    return token;
  }
}

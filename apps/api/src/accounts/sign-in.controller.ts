import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../events/auth-events.js';
import { Verified, VerifiedBy } from '../authentication/verifier.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { Accepts } from '../problems/protection.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { clientOf, tokenBody, tokens, type TokenBody } from '../sessions/sessions.module.js';
import { Sessions } from '../sessions/sessions.js';
import { PasswordVerifier, signInBody, type SignInBody } from './password.verifier.js';
import { recordSignIn } from './record-sign-in.js';
import { signIn, type PasswordSignIn } from './sign-in.js';

@Controller('auth')
@Group('Authentication')
export class SignInController {
  constructor(
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
  ) {}

  /** If the request has an access token, its session ends. This prevents session fixation (OWASP ASVS 7.2.4). */
  @Post('login')
  @Describe({
    summary: 'Sign in',
    description:
      'Takes an e-mail address and a password, in the body or as Basic credentials. If an access token is sent beside the body, its session ends.',
    success: 'The tokens of a new session.',
  })
  @HttpCode(200)
  @Accepts('Basic')
  @VerifiedBy(PasswordVerifier)
  @Returns(tokens)
  async signIn(
    @Body({ schema: signInBody }) _: SignInBody,
    @Req() request: FastifyRequest,
    @Verified() password: PasswordSignIn,
  ): Promise<TokenBody> {
    const record = recordSignIn(this.events, request, password.user.id);
    return tokenBody(
      await signIn(this.sessions, password, clientOf(request), record, bearerToken(request)),
    );
  }
}

import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthEvents } from '../events/auth-events.js';
import { accountGone } from '../strategies/account-gone.js';
import { Principal, sessionOf } from '../authentication/principal.js';
import { typedPassword } from '../validation/text.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { Sessions } from '../sessions/sessions.js';
import { tokenBody, tokens, type TokenBody } from '../sessions/sessions.module.js';
import { Accounts } from './accounts.js';
import { PasswordAuthentication } from './password-authentication.js';
import { reauthenticate } from './reauthenticate.js';

const confirmation = z.strictObject({ password: typedPassword() });

@Controller('auth')
@Group('Authentication')
export class ReauthenticateController {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: PasswordAuthentication,
    private readonly sessions: Sessions,
    private readonly events: AuthEvents,
  ) {}

  @Post('reauthenticate')
  @Describe({
    summary: 'Confirm your password',
    description:
      'Makes this session a recent sign-in, which some operations require (RFC 9470). A wrong password does not end the session.',
    success: 'New tokens of the same session.',
  })
  @HttpCode(200)
  @Returns(tokens)
  @Problems('session_expired', 'password_incorrect', 'rate_limited')
  async reauthenticate(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: confirmation }) { password }: z.infer<typeof confirmation>,
  ): Promise<TokenBody> {
    const profile = await this.accounts.profileOf(principal.userId);
    if (profile === undefined) throw accountGone(principal);
    const sent = { email: profile.email, password };
    const { clientAddress } = request;
    const sessionId = sessionOf(principal);
    const event = { event: 'authn_login_success', request, detail: 'reauthenticated' } as const;
    const issued = await reauthenticate(
      this.sessions,
      sessionId,
      () => this.passwords.authenticate(sent, { clientAddress, sessionId }),
      (transaction) => this.events.write(transaction, event),
    );
    return tokenBody(issued);
  }
}

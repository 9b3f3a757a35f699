import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../../authentication/public.js';
import { text } from '../../http/text.js';
import { Answers, Describe, Returns } from '../../openapi/answers.js';
import { tokenBody, tokens, type TokenBody } from '../../sessions/token-body.js';
import { emailAddress } from '../email-address.js';
import { newPassword } from '../password-policy/new-password.js';
import { personName } from '../person-name.js';
import { Registration } from './registration.js';

const newAccount = z.strictObject({
  email: emailAddress,
  password: newPassword,
  name: personName,
});

const verification = z.strictObject({ token: text() });

/** The beginning of an account. */
@Controller('auth')
@Public()
export class RegistrationController {
  constructor(private readonly registration: Registration) {}

  @Post('register')
  @Describe({
    summary: 'Register',
    description:
      'Sends a verification link to the address. The response is the same if the address has an account.',
    success: 'The request is accepted.',
  })
  @HttpCode(202)
  @Answers('rate_limited')
  register(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: newAccount }) newcomer: z.infer<typeof newAccount>,
  ): Promise<void> {
    return this.registration.ask(newcomer, reply);
  }

  @Post('verify-email')
  @Describe({
    summary: 'Verify an e-mail address',
    description: 'Creates the account with the token of a mailed link, and signs in.',
    success: 'The tokens of a new session.',
  })
  @HttpCode(200)
  @Returns(tokens)
  @Answers('link_invalid')
  async verify(
    @Req() request: FastifyRequest,
    @Body({ schema: verification }) { token }: z.infer<typeof verification>,
  ): Promise<TokenBody> {
    return tokenBody(await this.registration.verify(token, request));
  }
}

import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../../authentication/authentication.guard.js';
import { text } from '../../validation/text.js';
import { Problems, Describe, Returns, Group } from '../../problems/decorators.js';
import { tokenBody, tokens, type TokenBody } from '../../sessions/sessions.module.js';
import { emailAddress } from '../../validation/email-address.js';
import { newPassword } from '../password-policy/new-password.js';
import { personName } from '../person-name.js';
import { Registration } from './registration.js';

const registrationRequest = z.strictObject({ email: emailAddress });

const verification = z.strictObject({ token: text(), name: personName, password: newPassword });

/** Creation of an account. */
@Controller('auth')
@Group('Authentication')
@Public()
export class RegistrationController {
  constructor(private readonly registration: Registration) {}

  @Post('register')
  @Describe({
    summary: 'Register',
    description:
      'Mails a link, which opens a page to choose a name and a password. The response is the same if the address has an account.',
    success: 'The request is accepted.',
  })
  @HttpCode(202)
  @Problems('rate_limited')
  register(
    @Req() request: FastifyRequest,
    @Body({ schema: registrationRequest }) { email }: z.infer<typeof registrationRequest>,
  ): Promise<void> {
    return this.registration.request(email, request);
  }

  @Post('verify-email')
  @Describe({
    summary: 'Verify an e-mail address',
    description:
      'Creates the account with the token of a mailed link, a name and a password, and signs in.',
    success: 'The tokens of a new session.',
  })
  @HttpCode(200)
  @Returns(tokens)
  @Problems('link_invalid')
  async verify(
    @Req() request: FastifyRequest,
    @Body({ schema: verification }) body: z.infer<typeof verification>,
  ): Promise<TokenBody> {
    return tokenBody(await this.registration.verify(body, request));
  }
}

import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../../authentication/public.js';
import { text } from '../../http/text.js';
import { Answers, Describe } from '../../openapi/answers.js';
import { emailAddress } from '../email-address.js';
import { newPassword } from '../password-policy/new-password.js';
import { Recovery } from './recovery.js';

const forgotten = z.strictObject({ email: emailAddress });

const reset = z.strictObject({ token: text(), password: newPassword });

/** For who does not know their password any more. */
@Controller('auth')
@Public()
export class RecoveryController {
  constructor(private readonly recovery: Recovery) {}

  @Post('forgot-password')
  @Describe({
    summary: 'Request a password reset',
    description:
      'Sends a link to the address if it has an account. The response is the same if it has none.',
    success: 'The request is accepted.',
  })
  @HttpCode(202)
  @Answers('rate_limited')
  forgot(
    @Req() request: FastifyRequest,
    @Body({ schema: forgotten }) { email }: z.infer<typeof forgotten>,
  ): Promise<void> {
    return this.recovery.ask(email, request);
  }

  @Post('reset-password')
  @Describe({
    summary: 'Reset a password',
    description:
      'Sets a new password with the token of a mailed link. All sessions of the user end, and all API keys are revoked.',
    success: 'The password is changed.',
  })
  @HttpCode(204)
  @Answers('link_invalid')
  reset(
    @Req() request: FastifyRequest,
    @Body({ schema: reset }) { token, password }: z.infer<typeof reset>,
  ): Promise<void> {
    return this.recovery.reset(token, password, request);
  }
}

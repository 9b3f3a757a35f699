import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../../authentication/authentication.guard.js';
import { text } from '../../validation/text.js';
import { Problems, Describe, Group } from '../../problems/decorators.js';
import { emailAddress } from '../../validation/email-address.js';
import { newPassword } from '../password-policy/new-password.js';
import { Recovery } from './recovery.js';

const forgotPassword = z.strictObject({ email: emailAddress });

const reset = z.strictObject({ token: text(), password: newPassword });

/** Recovery of an account after its password was forgotten. */
@Controller('auth')
@Group('Authentication')
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
  @Problems('rate_limited')
  forgot(
    @Req() request: FastifyRequest,
    @Body({ schema: forgotPassword }) { email }: z.infer<typeof forgotPassword>,
  ): Promise<void> {
    return this.recovery.request(email, request);
  }

  @Post('reset-password')
  @Describe({
    summary: 'Reset a password',
    description:
      'Sets a new password with the token of a mailed link. All sessions of the user end, and all other credentials are revoked.',
    success: 'The password is changed.',
  })
  @HttpCode(204)
  @Problems('link_invalid')
  reset(
    @Req() request: FastifyRequest,
    @Body({ schema: reset }) { token, password }: z.infer<typeof reset>,
  ): Promise<void> {
    return this.recovery.reset(token, password, request);
  }
}

import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { storedEmail } from '../validation/email-address.js';
import { Public } from '../authentication/authentication.guard.js';
import { isOwnCall } from '../http/own-host.js';
import { problem } from '../problems/problem-exception.js';
import { Problems, Describe, Returns, Group } from '../problems/decorators.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Mailbox, type KeptMail } from './mailbox.js';

const mailboxBody = z.strictObject({
  mails: z.array(
    z.strictObject({
      id: z.uuid(),
      createdAt: z.iso.datetime(),
      to: storedEmail,
      subject: z.string().min(1),
      text: z.string().min(1),
    }),
  ),
});

/** Registered only if `hasMailbox` of @repo/settings is true. */
@Controller('dev/mailbox')
@Group('Development', 'Tools that exist in development only.')
@Public()
export class MailboxController {
  constructor(
    private readonly mailbox: Mailbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'List sent mail',
    description:
      'The mail that would have been sent, newest first. Exists in development only, without `SMTP_URL`.',
    success: 'The mail.',
  })
  @Returns(mailboxBody)
  // Declared for clients, which cannot know if this API has a mailbox.
  @Problems('not_found')
  async read(@Req() request: FastifyRequest): Promise<{ mails: KeptMail[] }> {
    if (!isOwnCall(request, this.settings)) throw problem('not_found');
    return { mails: await this.mailbox.newest() };
  }
}

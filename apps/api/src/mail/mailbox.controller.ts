import { Controller, Get, Inject, Req } from '@nestjs/common';
import { isServiceCall } from '@repo/settings';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { storedEmail } from '../accounts/email-address.js';
import { Public } from '../authentication/public.js';
import { namesUs } from '../http/own-host.js';
import { problem } from '../http/problem-exception.js';
import { Answers, Describe, Returns } from '../openapi/answers.js';
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

/** Only part of the API where `hasMailbox` of @repo/settings says so: elsewhere there is no such route. */
@Controller('dev/mailbox')
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
  // Also because a client cannot know if the API that it calls has a mailbox.
  @Answers('not_found')
  async read(@Req() request: FastifyRequest): Promise<{ mails: KeptMail[] }> {
    const { host } = request.headers;
    const { remoteAddress } = request.raw.socket;
    // Inside compose the web server calls the API by the name of its service.
    const isOurs =
      namesUs(request, this.settings) ||
      isServiceCall(host, remoteAddress, this.settings.TRUST_PROXY);
    if (!isOurs) throw problem('not_found');
    return { mails: await this.mailbox.newest() };
  }
}

import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { storedEmail } from '../accounts/email-address.js';
import { Public } from '../authentication/public.js';
import { Answers, Describe, Returns } from '../openapi/answers.js';
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
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Describe({
    summary: 'List sent mail',
    description:
      'The mail that would have been sent, newest first. Exists in development only, without `SMTP_URL`.',
    success: 'The mail.',
  })
  @Returns(mailboxBody)
  // A client cannot know which it has before it.
  @Answers('not_found')
  async read(): Promise<{ mails: KeptMail[] }> {
    return { mails: await this.mailbox.newest() };
  }
}

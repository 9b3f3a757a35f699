import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../authentication/public.js';
import { Answers, Returns } from '../openapi/answers.js';
import { Mailbox, type KeptMail } from './mailbox.js';

const mailboxBody = z.strictObject({
  mails: z.array(
    z.strictObject({
      id: z.uuid(),
      createdAt: z.iso.datetime(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});

/** Only part of the API where `hasMailbox` of @repo/settings says so: elsewhere there is no such route. */
@Controller('dev/mailbox')
@Public()
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Returns(mailboxBody)
  // A client cannot know which it has before it.
  @Answers('not_found')
  async read(): Promise<{ mails: KeptMail[] }> {
    return { mails: await this.mailbox.newest() };
  }
}

import { Controller, Get } from '@nestjs/common';
import { Public } from '../authentication/public.js';
import { Mailbox, type KeptMail } from './mailbox.js';

/** Only part of the API where {@link hasMailbox} says so: elsewhere there is no such route. */
@Controller('dev/mailbox')
@Public()
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  async read(): Promise<{ mails: KeptMail[] }> {
    return { mails: await this.mailbox.newest() };
  }
}

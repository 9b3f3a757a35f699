import { Module } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { PRODUCT_NAME } from '@repo/settings';
import { OldRows } from '../database/old-rows.js';
import { SETTINGS, type Settings } from '../settings.js';
import { AfterAnswer } from './after-answer.js';
import { Mailbox } from './mailbox.js';
import { Mailer } from './mailer.js';

/** How long mail that went nowhere is kept, in seconds: a week. */
const KEPT = 604_800;

@Module({
  providers: [
    AfterAnswer,
    {
      provide: Mailbox,
      inject: [PrismaClient],
      useFactory: (prisma: PrismaClient) => new Mailbox(prisma),
    },
    {
      provide: Mailer,
      inject: [SETTINGS, Mailbox],
      useFactory: async ({ SMTP_URL, MAIL_FROM, WEB_ORIGIN }: Settings, mailbox: Mailbox) => {
        if (SMTP_URL === undefined) return mailbox;
        // Only where it is used: it takes a while to load.
        const { SmtpMailer } = await import('./smtp-mailer.js');
        const { hostname } = new URL(WEB_ORIGIN);
        return new SmtpMailer(SMTP_URL, MAIL_FROM ?? `${PRODUCT_NAME} <no-reply@${hostname}>`);
      },
    },
  ],
  exports: [AfterAnswer, Mailer, Mailbox],
})
export class MailModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'mails', from: 'created_at', seconds: KEPT });
  }
}

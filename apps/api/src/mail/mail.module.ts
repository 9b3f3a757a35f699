import { Module } from '@nestjs/common';
import { PRODUCT_NAME } from '@repo/settings';
import { OldRows } from '../database/old-rows.js';
import { SETTINGS, type Settings } from '../settings.js';
import { MailQueue } from './mail-queue.js';
import { Mailbox } from './mailbox.js';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';

/** Lifetime of mail in the mailbox of development, in seconds: a week. */
const KEPT = 604_800;

/** Seconds after which unsent mail is deleted, counted from its last possible attempt. */
const OUTBOX_KEPT = 86_400;

@Module({
  providers: [
    MailQueue,
    Outbox,
    Mailbox,
    {
      provide: Mailer,
      inject: [SETTINGS, Mailbox],
      useFactory: async ({ SMTP_URL, MAIL_FROM, WEB_ORIGIN }: Settings, mailbox: Mailbox) => {
        if (SMTP_URL === undefined) return mailbox;
        // Loaded on demand, since loading takes a while.
        const { SmtpMailer } = await import('./smtp-mailer.js');
        const { hostname } = new URL(WEB_ORIGIN);
        return new SmtpMailer(SMTP_URL, MAIL_FROM ?? `${PRODUCT_NAME} <no-reply@${hostname}>`);
      },
    },
  ],
  exports: [MailQueue, Mailbox],
})
export class MailModule {
  constructor(oldRows: OldRows) {
    oldRows.add({ table: 'mails', from: 'created_at', seconds: KEPT });
    oldRows.add({ table: 'mail_outbox', from: 'give_up_at', seconds: OUTBOX_KEPT });
  }
}

export { MailQueue } from './mail-queue.js';
export type { Mail } from './mailer.js';
export type { ClientInfo, RequestedKind } from './outbox.js';

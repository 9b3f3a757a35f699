import { Module } from '@nestjs/common';
import { PRODUCT_NAME } from '@repo/settings';
import { OldRows } from '../database/old-rows.js';
import { SETTINGS, type Settings } from '../settings.js';
import { MailQueue } from './mail-queue.js';
import { Mailbox } from './mailbox.js';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';

/** How long the mailbox of development keeps mail, in seconds: a week. */
const KEPT = 604_800;

/** How long unsent mail stays in the outbox after its last attempt was due, in seconds. */
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

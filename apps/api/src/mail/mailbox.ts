import { Injectable } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Mailer, type Mail } from './mailer.js';

/** Number of mails shown. */
const SHOWN = 50;

export interface KeptMail extends Mail {
  readonly id: string;
  readonly createdAt: Date;
}

/** Stores mail in the database instead of sending it, so that developers can read it in the browser. */
@Injectable()
export class Mailbox extends Mailer {
  constructor(private readonly prisma: PrismaClient) {
    super();
  }

  override async send({ to, subject, text }: Mail): Promise<void> {
    await this.prisma.mail.create({ data: { to, subject, text } });
  }

  /** Lists the newest mails, newest first. */
  newest(): Promise<KeptMail[]> {
    // Ids are UUIDv7, ordered by creation.
    return this.prisma.mail.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
  }
}

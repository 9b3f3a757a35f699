import { Injectable } from '@nestjs/common';
import { PrismaClient } from '@repo/db';
import { Mailer, type Mail } from './mailer.js';

/** What is shown of them: newer ones push older ones out. */
const SHOWN = 50;

export interface KeptMail extends Mail {
  readonly id: string;
  readonly createdAt: Date;
}

/** Keeps mail in the database, to be read in the browser: for development, where it has nowhere to go. */
@Injectable()
export class Mailbox extends Mailer {
  constructor(private readonly prisma: PrismaClient) {
    super();
  }

  override async send({ to, subject, text }: Mail): Promise<void> {
    await this.prisma.mail.create({ data: { to, subject, text } });
  }

  /** The newest first. */
  newest(): Promise<KeptMail[]> {
    // Ids are UUIDv7: their order is the order of creation.
    return this.prisma.mail.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { AfterAnswer } from '../mail/after-answer.js';
import { Mailer, type Mail } from '../mail/mailer.js';
import { SETTINGS, type Settings } from '../settings.js';

/** A letter, from the origin that its links lead to; undefined when there is nobody to write to. */
export type Letter = (webOrigin: string) => Mail | undefined | Promise<Mail | undefined>;

/** What is written to people about their accounts. */
@Injectable()
export class Correspondence {
  constructor(
    private readonly mailRequests: MailRequests,
    private readonly mailer: Mailer,
    private readonly afterAnswer: AfterAnswer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Counts a request that has a letter sent to an address that anybody can give, known or not.
   *
   * @throws rate_limited
   */
  take(purpose: MailPurpose, addressee: string, { clientAddress }: FastifyRequest): Promise<void> {
    return this.mailRequests.take(purpose, addressee, clientAddress);
  }

  /** Writes once the request has been answered: whether there is anybody to write to does not show in its time. */
  write(reply: FastifyReply, letter: Letter): void {
    this.afterAnswer.do(reply, async () => {
      const mail = await letter(this.settings.WEB_ORIGIN);
      if (mail !== undefined) await this.mailer.send(mail);
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Queryable } from '../database/statement.js';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { MailQueue } from '../mail/mail-queue.js';
import type { Mail } from '../mail/mailer.js';
import type { Asker, RequestedKind } from '../mail/outbox.js';
import { SETTINGS, type Settings } from '../settings.js';
import { askerOf } from './asker.js';

/** A letter, from the origin that its links lead to; undefined when there is nobody to write to. */
export type Letter = (webOrigin: string) => Mail | undefined | Promise<Mail | undefined>;

/** A letter that anybody can ask for, with an address that may not be theirs. */
export interface RequestedLetter extends Asker {
  readonly webOrigin: string;
  readonly to: string;
  /** When it was asked for. */
  readonly at: Date;
}

/** What is written to people about their accounts. */
@Injectable()
export class Correspondence {
  constructor(
    private readonly mailRequests: MailRequests,
    private readonly mailQueue: MailQueue,
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

  /** Says how a letter is written that is asked for with {@link ask}. */
  answers(
    kind: RequestedKind,
    write: (letter: RequestedLetter) => Promise<Mail | undefined>,
  ): void {
    const webOrigin = this.settings.WEB_ORIGIN;
    this.mailQueue.prepares(kind, ({ to, asker, createdAt: at }) =>
      write({ ...asker, webOrigin, to, at }),
    );
  }

  /**
   * Asks for a letter, with the same work for every address: who it goes to, if anybody, is looked up when it is written,
   * some time after the request.
   */
  ask(kind: RequestedKind, to: string, request: FastifyRequest): Promise<void> {
    return this.mailQueue.add({ kind, to, asker: askerOf(request), requestId: request.id });
  }

  /**
   * Writes to somebody who is known. Once this has run, the letter is not lost.
   *
   * @param transaction that does what the letter tells of: it is sent only if this commits
   */
  async write({ request }: FastifyReply, letter: Letter, transaction?: Queryable): Promise<void> {
    const mail = await letter(this.settings.WEB_ORIGIN);
    if (mail === undefined) return;
    await this.mailQueue.add({ kind: 'ready', ...mail, requestId: request.id }, transaction);
  }
}

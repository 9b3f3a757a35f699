import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { statement, type Queryable } from '../database/statement.js';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { MailQueue } from '../mail/mail-queue.js';
import type { Mail } from '../mail/mailer.js';
import type { Asker, RequestedKind } from '../mail/outbox.js';
import { SETTINGS, type Settings } from '../settings.js';
import { askerOf } from './asker.js';

/** What every notice of a change tells. */
export interface Notice {
  /** The origin of its links. */
  readonly webOrigin: string;
  /** When the change was made. */
  readonly at: Date;
}

export type Letter = (notice: Notice) => Mail;

/** By the database's clock: the notice may be read much later. */
const timeStatement = statement<[], { at: Date }>('notice_time', 'SELECT now() AS at');

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
   * Writes to the owner of an account about a change. Once this has run, the letter is not lost.
   *
   * @param transaction that makes the change: the letter is sent only if it commits
   */
  async write(
    { id: requestId }: FastifyRequest,
    letter: Letter,
    transaction: Queryable,
  ): Promise<void> {
    const [now] = await timeStatement(transaction);
    if (now === undefined) throw new Error('the database told no time');
    const mail = letter({ webOrigin: this.settings.WEB_ORIGIN, at: now.at });
    await this.mailQueue.add({ kind: 'ready', ...mail, requestId }, transaction);
  }
}

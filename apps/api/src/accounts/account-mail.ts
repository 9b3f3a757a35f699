import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { statement, type Queryable } from '../database/statement.js';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { MailQueue } from '../mail/mail.module.js';
import type { Mail } from '../mail/mail.module.js';
import type { ClientInfo, RequestedKind } from '../mail/mail.module.js';
import { SETTINGS, type Settings } from '../settings.js';
import { clientInfoOf } from './client-info.js';

/** What every notice of a change tells. */
export interface Notice {
  /** The origin of its links. */
  readonly webOrigin: string;
  /** When the change was made. */
  readonly at: Date;
}

/** By the database's clock: the notice may be read much later. */
const timeStatement = statement<[], { at: Date }>('notice_time', 'SELECT now() AS at');

/** A mail that anybody can ask for, with an address that may not be theirs. */
export interface MailRequest extends ClientInfo {
  readonly webOrigin: string;
  readonly to: string;
  /** When it was asked for. */
  readonly at: Date;
}

/** The quota that each kind of mail is counted by. */
const PURPOSES: Readonly<Record<RequestedKind, MailPurpose>> = {
  registration: 'register',
  password_reset: 'forgot-password',
};

/** Mail about accounts. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly mailRequests: MailRequests,
    private readonly mailQueue: MailQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Registers what composes the mail that {@link request} asks for. */
  composes(
    kind: RequestedKind,
    compose: (request: MailRequest) => Promise<Mail | undefined>,
  ): void {
    const webOrigin = this.settings.WEB_ORIGIN;
    this.mailQueue.prepares(kind, ({ to, client, createdAt: at }) =>
      compose({ ...client, webOrigin, to, at }),
    );
  }

  /**
   * Asks for a mail to an address that anybody can give, with the same work for every address: if it has an account is
   * looked up when the mail is composed, some time after the request.
   *
   * @throws rate_limited
   */
  async request(kind: RequestedKind, to: string, request: FastifyRequest): Promise<void> {
    await this.mailRequests.take(PURPOSES[kind], to, request.clientAddress);
    await this.mailQueue.add({ kind, to, client: clientInfoOf(request), requestId: request.id });
  }

  /**
   * Tells the owner of an account of a change. Once this has run, the mail is not lost.
   *
   * @param transaction that makes the change: the mail is sent only if it commits
   */
  async send(
    { id: requestId }: FastifyRequest,
    compose: (notice: Notice) => Mail,
    transaction: Queryable,
  ): Promise<void> {
    const [now] = await timeStatement(transaction);
    if (now === undefined) throw new Error('the database told no time');
    const mail = compose({ webOrigin: this.settings.WEB_ORIGIN, at: now.at });
    await this.mailQueue.add({ kind: 'ready', ...mail, requestId }, transaction);
  }
}

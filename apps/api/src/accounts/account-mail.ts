import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../database/statement.js';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { MailQueue } from '../mail/mail.module.js';
import type { Mail } from '../mail/mail.module.js';
import type { Asker, RequestedKind } from '../mail/mail.module.js';
import { SETTINGS, type Settings } from '../settings.js';
import { askerOf } from './asker.js';

/** A mail that anybody can ask for, with an address that may not be theirs. */
export interface MailRequest extends Asker {
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
    this.mailQueue.prepares(kind, ({ to, asker, createdAt: at }) =>
      compose({ ...asker, webOrigin, to, at }),
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
    await this.mailQueue.add({ kind, to, asker: askerOf(request), requestId: request.id });
  }

  /**
   * Sends a mail to a user. Once this has run, the mail is not lost.
   *
   * @param transaction that does what the mail tells of: it is sent only if this commits
   */
  async send(
    { id: requestId }: FastifyRequest,
    compose: (webOrigin: string) => Mail,
    transaction: Queryable,
  ): Promise<void> {
    const mail = compose(this.settings.WEB_ORIGIN);
    await this.mailQueue.add({ kind: 'ready', ...mail, requestId }, transaction);
  }
}

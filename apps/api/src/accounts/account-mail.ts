import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { statement, type Queryable } from '../database/statement.js';
import { MailRequests, type MailPurpose } from '../limits/mail-requests.js';
import { MailQueue } from '../mail/mail.module.js';
import type { Mail } from '../mail/mail.module.js';
import type { ClientInfo, RequestedKind } from '../mail/mail.module.js';
import { SETTINGS, type Settings } from '../settings.js';
import { clientInfoOf } from './client-info.js';

/** The facts that every notice of a change states. */
export interface Notice {
  /** The origin of its links. */
  readonly webOrigin: string;
  /** When the change was made. */
  readonly at: Date;
}

/** Reads the database's clock, which all processes share. */
const timeStatement = statement<[], { at: Date }>('notice_time', 'SELECT now() AS at');

/** A request for mail that anyone can make, for any address. */
export interface MailRequest extends ClientInfo {
  readonly webOrigin: string;
  readonly to: string;
  /** When the request was made. */
  readonly at: Date;
}

/** The quota that each kind of mail counts against. */
const PURPOSES: Readonly<Record<RequestedKind, MailPurpose>> = {
  registration: 'register',
  password_reset: 'forgot-password',
};

/** Sends mail about accounts. */
@Injectable()
export class AccountMail {
  constructor(
    private readonly mailRequests: MailRequests,
    private readonly mailQueue: MailQueue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Registers the function that composes mail of a kind. {@link request} only queues the mail. */
  registerComposer(
    kind: RequestedKind,
    compose: (request: MailRequest) => Promise<Mail | undefined>,
  ): void {
    const webOrigin = this.settings.WEB_ORIGIN;
    this.mailQueue.registerComposer(kind, ({ to, client, createdAt: at }) =>
      compose({ ...client, webOrigin, to, at }),
    );
  }

  /**
   * Queues a mail to an address that the client sent. The work is the same for every address: the account is looked up
   * later, when the mail is composed.
   *
   * @throws rate_limited
   */
  async request(kind: RequestedKind, to: string, request: FastifyRequest): Promise<void> {
    await this.mailRequests.take(PURPOSES[kind], to, request.clientAddress);
    await this.mailQueue.add({ kind, to, client: clientInfoOf(request), requestId: request.id });
  }

  /**
   * Queues a notice of a change to the owner of the account. The mail survives a crash of the process.
   *
   * @param transaction the transaction of the change: the mail is sent only if it commits
   */
  async send(
    { id: requestId }: FastifyRequest,
    compose: (notice: Notice) => Mail,
    transaction: Queryable,
  ): Promise<void> {
    const [now] = await timeStatement(transaction);
    if (now === undefined) throw new Error('the database returned no time');
    const mail = compose({ webOrigin: this.settings.WEB_ORIGIN, at: now.at });
    await this.mailQueue.add({ kind: 'ready', ...mail, requestId }, transaction);
  }
}

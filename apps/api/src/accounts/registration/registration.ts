import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../../events/auth-events.js';
import { problem } from '../../problems/problem-exception.js';
import type { Mail } from '../../mail/mail.module.js';
import { clientOf } from '../../sessions/sessions.module.js';
import { Sessions } from '../../sessions/sessions.js';
import type { IssuedTokens } from '../../tokens/issue.js';
import { Accounts } from '../accounts.js';
import { AccountMail, type MailRequest } from '../account-mail.js';
import { knownAddressMail, verificationMail } from '../mail-templates/requested.js';
import { refusePersonal } from '../password-policy/personal.js';
import { PasswordHasher } from '../password-hasher.js';
import { recordSignIn } from '../record-sign-in.js';
import { clientKeyOf } from '../client-key.js';
import { PendingRegistrations } from './pending-registrations.js';

/** The submitted form of the page that a mailed link opens. */
export interface Verification {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** Creates accounts through mailed links. */
@Injectable()
export class Registration {
  constructor(
    private readonly registrations: PendingRegistrations,
    private readonly accounts: Accounts,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly accountMail: AccountMail,
    private readonly events: AuthEvents,
  ) {
    accountMail.registerComposer('registration', (request) => this.#compose(request));
  }

  /**
   * Queues a mail with a link, or with the notice that the account exists. The request does not look the account up, so
   * response and work are the same for every address.
   *
   * @throws rate_limited
   */
  async request(email: string, request: FastifyRequest): Promise<void> {
    await this.accountMail.request('registration', email, request);
  }

  /**
   * Uses a link: creates the account and signs in, in one transaction. A refused password or a failure leaves the link valid.
   *
   * @throws link_invalid, validation_failed; service_unavailable while too many passwords wait to be hashed
   */
  async verify(
    { token, name, password }: Verification,
    request: FastifyRequest,
  ): Promise<IssuedTokens> {
    const email = await this.registrations.emailOf(token);
    // Before hashing: an invalid link costs nothing.
    if (email === undefined) throw problem('link_invalid');
    refusePersonal(password, '#/password', { email, name });
    const clientKey = clientKeyOf(request.clientAddress, email);
    const passwordHash = await this.hasher.hash(password, clientKey);
    const account = { name, passwordHash };
    const issued = await this.registrations.verify(token, account, async (transaction, user) => {
      const { id: userId } = user;
      await this.events.write(transaction, { event: 'user_created', request, userId });
      const record = recordSignIn(this.events, request, userId);
      return this.sessions.openFirst(transaction, user, clientOf(request), record);
    });
    if (issued === undefined) throw problem('link_invalid');
    return issued;
  }

  async #compose(request: MailRequest): Promise<Mail> {
    if ((await this.accounts.stateOf(request.to)) !== 'none') return knownAddressMail(request);
    return verificationMail(request, await this.registrations.add(request.to));
  }
}

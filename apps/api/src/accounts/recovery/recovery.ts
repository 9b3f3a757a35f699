import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthEvents } from '../../events/auth-events.js';
import { problem } from '../../problems/problem-exception.js';
import { FailedSignIns } from '../../limits/failed-sign-ins.js';
import type { Mail } from '../../mail/mail.module.js';
import { endEvents } from '../../sessions/sessions.module.js';
import { Sessions } from '../../sessions/sessions.js';
import { Accounts } from '../accounts.js';
import { AccountMail, type MailRequest, type Notice } from '../account-mail.js';
import { passwordResetMail } from '../mail-templates/notices.js';
import { resetMail } from '../mail-templates/requested.js';
import { refusePersonal } from '../password-policy/personal.js';
import { OtherCredentials } from '../other-credentials.js';
import { PasswordHasher } from '../password-hasher.js';
import { clientKeyOf } from '../client-key.js';
import { PasswordResets } from './password-resets.js';
import { setPassword } from './set-password.js';

/** Resets forgotten passwords with mailed links. */
@Injectable()
export class Recovery {
  constructor(
    private readonly resets: PasswordResets,
    private readonly accounts: Accounts,
    private readonly hasher: PasswordHasher,
    private readonly otherCredentials: OtherCredentials,
    private readonly sessions: Sessions,
    private readonly failedSignIns: FailedSignIns,
    private readonly accountMail: AccountMail,
    private readonly events: AuthEvents,
  ) {
    accountMail.registerComposer('password_reset', (request) => this.#compose(request));
  }

  /**
   * Queues a mail with a link, which is sent if the address has an account. The request does not look the account up, so
   * response and work are the same for every address.
   *
   * @throws rate_limited
   */
  async request(email: string, request: FastifyRequest): Promise<void> {
    await this.accountMail.request('password_reset', email, request);
  }

  /**
   * Uses a link: sets the new password. All sessions end and all other credentials are revoked, so no one else keeps access
   * to the account. A refused password leaves the link valid.
   *
   * @throws link_invalid, validation_failed
   */
  async reset(token: string, password: string, request: FastifyRequest): Promise<void> {
    const owner = await this.resets.ownerOf(token);
    // Before hashing: an invalid link costs nothing.
    if (owner === undefined) throw problem('link_invalid');
    const { id: userId, email } = owner;
    refusePersonal(password, '#/password', owner);
    const clientKey = clientKeyOf(request.clientAddress, email);
    const passwordHash = await this.hasher.hash(password, clientKey);
    const reason = 'password_changed';
    await this.sessions.endAllOf(userId, reason, {
      first: async (transaction) => {
        const isSet = await setPassword(transaction, userId, passwordHash);
        const isValid = await this.resets.take(transaction, email, token);
        if (!isSet || !isValid) throw problem('link_invalid');
        // Strangers may have used up the limit of failed sign-ins and so locked the owner out.
        await this.failedSignIns.forget(transaction, email);
        const mail = (notice: Notice) =>
          passwordResetMail(notice, email, this.otherCredentials.names);
        await this.accountMail.send(request, mail, transaction);
        const revoked = await this.otherCredentials.revokeAll(transaction, userId);
        const event = { event: 'authn_token_revoked', request, userId } as const;
        await this.events.write(
          transaction,
          { event: 'authn_password_change', request, userId },
          ...revoked.map((detail) => ({ ...event, detail })),
        );
      },
      record: (transaction, ended) =>
        this.events.write(transaction, ...endEvents(ended, reason, request, userId)),
    });
  }

  async #compose(request: MailRequest): Promise<Mail | undefined> {
    // Add the link first: if an administrator disables the account after the lookup, that deletes the link too.
    const token = await this.resets.add(request.to);
    const state = await this.accounts.stateOf(request.to);
    const { names } = this.otherCredentials;
    return state === 'open' ? resetMail(request, token, names) : undefined;
  }
}

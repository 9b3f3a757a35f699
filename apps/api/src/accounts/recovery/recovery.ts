import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { revocationOf, revokeAllKeys } from '../../api-keys/revoke-all.js';
import { AuthEvents } from '../../audit/auth-events.js';
import { problem } from '../../http/problem-exception.js';
import { FailedSignIns } from '../../limits/failed-sign-ins.js';
import type { Mail } from '../../mail/mailer.js';
import { endEvents } from '../../sessions/end-events.js';
import { Sessions } from '../../sessions/sessions.js';
import { Accounts } from '../accounts.js';
import { Correspondence, type Notice, type RequestedLetter } from '../correspondence.js';
import { passwordResetLetter, resetLetter } from '../letters.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
import { requesterOf } from '../requester.js';
import { PasswordResets } from './password-resets.js';
import { setPassword } from './set-password.js';

/** A new password for who does not know theirs any more. */
@Injectable()
export class Recovery {
  constructor(
    private readonly resets: PasswordResets,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly failedSignIns: FailedSignIns,
    private readonly correspondence: Correspondence,
    private readonly events: AuthEvents,
  ) {
    correspondence.answers('password_reset', (letter) => this.#write(letter));
  }

  /**
   * Has a link sent, if the address has an account. The request does not look: response and work are the same for all.
   *
   * @throws rate_limited
   */
  async ask(email: string, request: FastifyRequest): Promise<void> {
    await this.correspondence.take('forgot-password', email, request);
    await this.correspondence.ask('password_reset', email, request);
  }

  /**
   * Uses a link. Every session ends and every API key is revoked, so nobody else keeps access to the account. A refused
   * password leaves the link valid.
   *
   * @throws link_invalid, validation_failed
   */
  async reset(token: string, password: string, request: FastifyRequest): Promise<void> {
    const owner = await this.resets.ownerOf(token);
    // Before the hash: a link that was guessed costs nothing.
    if (owner === undefined) throw problem('link_invalid');
    const { id: userId, email } = owner;
    refusePersonal(password, '#/password', owner);
    const requester = requesterOf(request.clientAddress, email);
    const passwordHash = await this.passwords.hash(password, requester);
    const reason = 'password_changed';
    await this.sessions.endAllOf(userId, reason, {
      first: async (client) => {
        const isSet = await setPassword(client, userId, passwordHash);
        const isGood = await this.resets.take(client, email, token);
        if (!isSet || !isGood) throw problem('link_invalid');
        // Strangers may have used it up, and kept the owner from signing in.
        await this.failedSignIns.forget(client, email);
        const letter = (notice: Notice) => passwordResetLetter(notice, email);
        await this.correspondence.write(request, letter, client);
        const keyIds = await revokeAllKeys(client, userId);
        await this.events.write(
          client,
          { event: 'authn_password_change', request, userId },
          ...keyIds.map((keyId) => revocationOf(keyId, request, userId)),
        );
      },
      record: (client, ended) =>
        this.events.write(client, ...endEvents(ended, reason, request, userId)),
    });
  }

  async #write(letter: RequestedLetter): Promise<Mail | undefined> {
    // Before the look: a disabling in between voids the link.
    const token = await this.resets.add(letter.to);
    const standing = await this.accounts.standingOf(letter.to);
    return standing === 'open' ? resetLetter(letter, token) : undefined;
  }
}

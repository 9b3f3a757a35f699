import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { revocationOf, revokeAllKeys } from '../../api-keys/revoke-all.js';
import { AuthEvents } from '../../audit/auth-events.js';
import { problem } from '../../http/problem-exception.js';
import { Sessions } from '../../sessions/sessions.js';
import { Accounts } from '../accounts.js';
import { Correspondence } from '../correspondence.js';
import { passwordResetLetter, resetLetter } from '../letters.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
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
    private readonly correspondence: Correspondence,
    private readonly events: AuthEvents,
  ) {}

  /**
   * Has a link sent. Whether the address has an account shows in its mailbox alone: the answer, and the work for it, are
   * the same.
   *
   * @throws rate_limited
   */
  async ask(email: string, reply: FastifyReply): Promise<void> {
    await this.correspondence.take(email, reply.request);
    const token = await this.resets.add(email);
    this.correspondence.write(reply, async (webOrigin) =>
      (await this.accounts.standingOf(email)) === 'open'
        ? resetLetter(webOrigin, email, token)
        : undefined,
    );
  }

  /**
   * Uses a link. Every session ends and every API key is revoked: whoever had the account has nothing of it any more. A
   * password that is refused leaves the link as good as it was.
   *
   * @throws link_invalid, validation_failed
   */
  async reset(token: string, password: string, reply: FastifyReply): Promise<void> {
    const owner = await this.resets.ownerOf(token);
    // Before the hash: a link that was guessed costs nothing.
    if (owner === undefined) throw problem('link_invalid');
    const { id: userId, email } = owner;
    refusePersonal(password, '#/password', owner);
    const passwordHash = await this.passwords.hash(password);
    const { request } = reply;
    await this.sessions.endAllOf(userId, 'password_changed', {
      first: async (client) => {
        const isSet = await setPassword(client, userId, passwordHash);
        const isGood = await this.resets.take(client, email, token);
        if (!isSet || !isGood) throw problem('link_invalid');
        const keyIds = await revokeAllKeys(client, userId);
        await this.events.write(
          client,
          { event: 'authn_password_change', request, userId },
          ...keyIds.map((keyId) => revocationOf(keyId, request, userId)),
        );
      },
    });
    this.correspondence.write(reply, (webOrigin) => passwordResetLetter(webOrigin, email));
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthEvents } from '../../audit/auth-events.js';
import { problem } from '../../http/problem-exception.js';
import { clientOf } from '../../sessions/session-client.js';
import { Sessions } from '../../sessions/sessions.js';
import type { IssuedTokens } from '../../tokens/issue.js';
import { Accounts } from '../accounts.js';
import { Correspondence } from '../correspondence.js';
import { knownAddressLetter, verificationLetter } from '../letters.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
import { recordSignIn } from '../record-sign-in.js';
import { requesterOf } from '../requester.js';
import { Registrations } from './registrations.js';

/** Who wants an account. */
export interface Newcomer {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The beginning of an account. */
@Injectable()
export class Registration {
  constructor(
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly correspondence: Correspondence,
    private readonly events: AuthEvents,
  ) {}

  /**
   * Has a link sent. Whether the address has an account shows in its mail alone: the answer, and the work for it, are
   * the same.
   *
   * @throws validation_failed, rate_limited
   */
  async ask({ email, password, name }: Newcomer, reply: FastifyReply): Promise<void> {
    refusePersonal(password, '#/password', { email, name });
    await this.correspondence.take('register', email, reply.request);
    const passwordHash = await this.passwords.hash(
      password,
      requesterOf(reply.request.clientAddress, email),
    );
    const token = await this.registrations.add({ email, name, passwordHash });
    this.correspondence.write(reply, async (webOrigin) =>
      (await this.accounts.standingOf(email)) === 'none'
        ? verificationLetter(webOrigin, email, token)
        : knownAddressLetter(webOrigin, email),
    );
  }

  /**
   * Uses a link, and signs in: who can follow it has the address, and chose the password a short time ago.
   *
   * @throws link_invalid
   */
  async verify(token: string, request: FastifyRequest): Promise<IssuedTokens> {
    const user = await this.registrations.verify(token, (transaction, { id: userId }) =>
      this.events.write(transaction, { event: 'user_created', request, userId }),
    );
    if (user === undefined) throw problem('link_invalid');
    const record = recordSignIn(this.events, request, user.id);
    const issued = await this.sessions.open(user, clientOf(request), record);
    if (issued === undefined) throw problem('link_invalid');
    return issued;
  }
}

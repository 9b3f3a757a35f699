import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { revocationOf, revokeAllKeys } from '../../api-keys/revoke-all.js';
import { AuthEvents } from '../../audit/auth-events.js';
import { formerUser } from '../../authentication/former-user.js';
import { Principal, sessionOf } from '../../authentication/principal.js';
import { problem } from '../../http/problem-exception.js';
import { typedPassword } from '../../http/text.js';
import { Answers, Describe } from '../../openapi/answers.js';
import { endEvents } from '../../sessions/end-events.js';
import { Sessions } from '../../sessions/sessions.js';
import { acceptPassword } from '../accept-password.js';
import { Accounts } from '../accounts.js';
import { Correspondence, type Notice } from '../correspondence.js';
import { passwordChangedLetter } from '../letters.js';
import { newPassword } from '../password-policy/new-password.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
import { requesterOf } from '../requester.js';
import { PasswordResets } from './password-resets.js';
import { setPassword } from './set-password.js';

const passwordChange = z.strictObject({
  currentPassword: typedPassword(),
  newPassword,
  /** In the same step, so that no key outlives a change that was meant to end it. */
  revokeApiKeys: z.boolean().exactOptional(),
});

/** A person's own password. The present one is asked for, whatever the age of the sign-in (OWASP ASVS 6.2.3). */
@Controller('user/password')
export class PasswordController {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly resets: PasswordResets,
    private readonly sessions: Sessions,
    private readonly correspondence: Correspondence,
    private readonly events: AuthEvents,
  ) {}

  /** The session that asks goes on; all others end. API keys stay, unless the user wants them revoked too. */
  @Post()
  @Describe({
    summary: 'Change your password',
    description:
      'Requires the current password. All other sessions of the user end. API keys stay valid unless `revokeApiKeys` is true.',
    success: 'The password is changed.',
  })
  @HttpCode(204)
  @Answers('password_incorrect', 'rate_limited')
  async change(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>,
  ): Promise<void> {
    const { userId } = principal;
    const sessionId = sessionOf(principal);
    const { clientAddress } = request;
    const person = await this.accounts.profileOf(userId);
    if (person === undefined) throw formerUser(principal);
    const { email } = person;
    refusePersonal(body.newPassword, '#/newPassword', person);
    const sent = { email, password: body.currentPassword };
    const present = await acceptPassword(this.accounts, sent, { clientAddress, sessionId });
    const by = requesterOf(clientAddress, email);
    const passwordHash = await this.passwords.hash(body.newPassword, by);
    const revokes = body.revokeApiKeys ?? false;
    const reason = 'password_changed';
    await this.sessions.endAllOf(userId, reason, {
      except: sessionId,
      first: async (client) => {
        const isSet = await setPassword(client, userId, passwordHash, present.passwordHash);
        if (!isSet) throw problem('password_incorrect', {}, { why: 'changed meanwhile' });
        await this.resets.void(client, email);
        const letter = (notice: Notice) => passwordChangedLetter(notice, email, revokes);
        await this.correspondence.write(request, letter, client);
        const keyIds = revokes ? await revokeAllKeys(client, userId) : [];
        await this.events.write(
          client,
          { event: 'authn_password_change', request },
          ...keyIds.map((keyId) => revocationOf(keyId, request)),
        );
      },
      record: (client, ended) => this.events.write(client, ...endEvents(ended, reason, request)),
    });
  }
}

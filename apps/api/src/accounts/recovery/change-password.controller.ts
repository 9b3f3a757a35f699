import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthEvents } from '../../events/auth-events.js';
import { accountGone } from '../../strategies/account-gone.js';
import { Principal, sessionOf } from '../../authentication/principal.js';
import { problem } from '../../problems/problem-exception.js';
import { typedPassword } from '../../validation/text.js';
import { Problems, Describe, Group } from '../../problems/decorators.js';
import { endEvents } from '../../sessions/sessions.module.js';
import { Sessions } from '../../sessions/sessions.js';
import { Accounts } from '../accounts.js';
import { AccountMail, type Notice } from '../account-mail.js';
import { passwordChangedMail } from '../mail-templates/notices.js';
import { newPassword } from '../password-policy/new-password.js';
import { refusePersonal } from '../password-policy/personal.js';
import { kindNames, kindsToRevoke } from '../kind-names.js';
import { OtherCredentials } from '../other-credentials.js';
import { PasswordAuthentication } from '../password-authentication.js';
import { PasswordHasher } from '../password-hasher.js';
import { clientKeyOf } from '../client-key.js';
import { PasswordResets } from './password-resets.js';
import { setPassword } from './set-password.js';

const passwordChange = z.strictObject({
  currentPassword: typedPassword(),
  newPassword,
  revoke: kindNames.describe(
    'Kinds of other credentials to revoke, as GET /user/credentials names them.',
  ),
});

/** A user's own password. The current one is always required, however recent the sign-in (OWASP ASVS 6.2.3). */
@Controller('user/password')
@Group('Profile')
export class ChangePasswordController {
  constructor(
    private readonly accounts: Accounts,
    private readonly authentication: PasswordAuthentication,
    private readonly hasher: PasswordHasher,
    private readonly otherCredentials: OtherCredentials,
    private readonly resets: PasswordResets,
    private readonly sessions: Sessions,
    private readonly accountMail: AccountMail,
    private readonly events: AuthEvents,
  ) {}

  @Post()
  @Describe({
    summary: 'Change your password',
    description:
      'Requires the current password. All other sessions of the user end. Other credentials stay valid, unless `revoke` names their kind.',
    success: 'The password is changed.',
  })
  @HttpCode(204)
  @Problems('password_incorrect', 'rate_limited')
  async change(
    @Principal() principal: Principal,
    @Req() request: FastifyRequest,
    @Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>,
  ): Promise<void> {
    const { userId } = principal;
    const sessionId = sessionOf(principal);
    const { clientAddress } = request;
    const { kinds } = this.otherCredentials;
    const chosen = kindsToRevoke(body.revoke, kinds);
    const profile = await this.accounts.profileOf(userId);
    if (profile === undefined) throw accountGone(principal);
    const { email } = profile;
    refusePersonal(body.newPassword, '#/newPassword', profile);
    const sent = { email, password: body.currentPassword };
    const current = await this.authentication.authenticate(sent, { clientAddress, sessionId });
    const clientKey = clientKeyOf(clientAddress, email);
    const passwordHash = await this.hasher.hash(body.newPassword, clientKey);
    const reason = 'password_changed';
    await this.sessions.endAllOf(userId, reason, {
      except: sessionId,
      first: async (transaction) => {
        const isSet = await setPassword(transaction, userId, passwordHash, current.passwordHash);
        if (!isSet)
          throw problem(
            'password_incorrect',
            {},
            { why: 'account changed after the password check' },
          );
        await this.resets.void(transaction, email);
        const mail = (notice: Notice) => passwordChangedMail(notice, email, kinds, chosen);
        await this.accountMail.send(request, mail, transaction);
        // In the same transaction, so that no credential outlives the change.
        const revoked = await this.otherCredentials.revokeAll(transaction, userId, chosen);
        await this.events.write(
          transaction,
          { event: 'authn_password_change', request },
          ...revoked.map((detail) => ({ event: 'authn_token_revoked', request, detail }) as const),
        );
      },
      record: (transaction, ended) =>
        this.events.write(transaction, ...endEvents(ended, reason, request)),
    });
  }
}

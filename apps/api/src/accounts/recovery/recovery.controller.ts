import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthEvents } from '../../audit/auth-events.js';
import { Public } from '../../authentication/public.js';
import { problem } from '../../http/problem-exception.js';
import { text } from '../../http/text.js';
import { MailRequests } from '../../limits/mail-requests.js';
import { AfterAnswer } from '../../mail/after-answer.js';
import { Mailer } from '../../mail/mailer.js';
import { Answers } from '../../openapi/answers.js';
import { Sessions } from '../../sessions/sessions.js';
import { SETTINGS, type Settings } from '../../settings.js';
import { Accounts } from '../accounts.js';
import { emailAddress } from '../email-address.js';
import { passwordChangedLetter, resetLetter } from '../letters.js';
import { newPassword } from '../password-policy/new-password.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
import { PasswordResets } from './password-resets.js';
import { setPassword } from './set-password.js';

const forgotten = z.strictObject({ email: emailAddress });

const reset = z.strictObject({ token: text(), password: newPassword });

/** For who does not know their password any more. */
@Controller('auth')
@Public()
export class RecoveryController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly mailRequests: MailRequests,
    private readonly mailer: Mailer,
    private readonly afterAnswer: AfterAnswer,
    private readonly events: AuthEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Whether the address has an account shows in its mailbox alone: the answer, and the work for it, are the same. */
  @Post('forgot-password')
  @HttpCode(202)
  @Answers('rate_limited')
  async forgot(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: forgotten }) { email }: z.infer<typeof forgotten>,
  ): Promise<void> {
    await this.mailRequests.take(email, request.clientAddress);
    const token = await this.resets.add(email);
    this.afterAnswer.do(reply, async () => {
      if ((await this.accounts.standingOf(email)) !== 'open') return;
      await this.mailer.send(resetLetter(this.settings.WEB_ORIGIN, email, token));
    });
  }

  /** A password that is refused leaves the link as good as it was. */
  @Post('reset-password')
  @HttpCode(204)
  @Answers('link_invalid')
  async reset(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: reset }) { token, password }: z.infer<typeof reset>,
  ): Promise<void> {
    const owner = await this.resets.ownerOf(token);
    // Before the hash: a link that was guessed costs nothing.
    if (owner === undefined) throw problem('link_invalid');
    refusePersonal(password, '#/password', owner);
    const passwordHash = await this.passwords.hash(password);
    await this.sessions.endAllOf(owner.id, 'password_changed', {
      first: async (client) => {
        const isSet = await setPassword(client, owner.id, passwordHash);
        const isGood = await this.resets.take(client, owner.email, token);
        if (!isSet || !isGood) throw problem('link_invalid');
      },
    });
    const { request } = reply;
    this.events.record({ event: 'authn_password_change', request, userId: owner.id });
    this.afterAnswer.do(reply, () =>
      this.mailer.send(passwordChangedLetter(this.settings.WEB_ORIGIN, owner.email)),
    );
  }
}

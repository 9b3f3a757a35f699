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
import { Answers, Returns } from '../../openapi/answers.js';
import { Sessions } from '../../sessions/sessions.js';
import { tokenBody, tokens, type TokenBody } from '../../sessions/token-body.js';
import { SETTINGS, type Settings } from '../../settings.js';
import { Accounts } from '../accounts.js';
import { emailAddress } from '../email-address.js';
import { knownAddressLetter, verificationLetter } from '../letters.js';
import { newPassword } from '../password-policy/new-password.js';
import { refusePersonal } from '../password-policy/personal.js';
import { Passwords } from '../passwords.js';
import { personName } from '../person-name.js';
import { Registrations } from './registrations.js';

const registration = z.strictObject({
  email: emailAddress,
  password: newPassword,
  name: personName,
});

const verification = z.strictObject({ token: text() });

/** The beginning of an account. */
@Controller('auth')
@Public()
export class RegistrationController {
  constructor(
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly mailRequests: MailRequests,
    private readonly mailer: Mailer,
    private readonly afterAnswer: AfterAnswer,
    private readonly events: AuthEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Whether the address has an account shows in its mail alone: the answer, and the work for it, are the same. */
  @Post('register')
  @HttpCode(202)
  @Answers('rate_limited')
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: registration }) { email, password, name }: z.infer<typeof registration>,
  ): Promise<void> {
    refusePersonal(password, '#/password', { email, name });
    await this.mailRequests.take(email, request.clientAddress);
    const passwordHash = await this.passwords.hash(password);
    const token = await this.registrations.add({ email, name, passwordHash });
    this.afterAnswer.do(reply, () => this.#write(email, token));
  }

  /** Signs in: who can follow the link has the address, and chose the password a short time ago. */
  @Post('verify-email')
  @HttpCode(200)
  @Returns(tokens)
  @Answers('link_invalid')
  async verify(
    @Req() request: FastifyRequest,
    @Body({ schema: verification }) { token }: z.infer<typeof verification>,
  ): Promise<TokenBody> {
    const user = await this.registrations.verify(token);
    const issued = user && (await this.sessions.open(user));
    if (issued === undefined) throw problem('link_invalid');
    const about = { request, userId: user?.id, sessionId: issued.sessionId };
    this.events.record({ event: 'user_created', ...about });
    this.events.record({ event: 'authn_login_success', ...about });
    return tokenBody(issued);
  }

  async #write(email: string, token: string): Promise<void> {
    const { WEB_ORIGIN } = this.settings;
    const isFree = (await this.accounts.standingOf(email)) === 'none';
    await this.mailer.send(
      isFree ? verificationLetter(WEB_ORIGIN, email, token) : knownAddressLetter(WEB_ORIGIN, email),
    );
  }
}

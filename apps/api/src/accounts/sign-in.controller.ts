import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../authentication/public.js';
import { CredentialInBody } from '../credentials/body-credential.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { readBasic, type PasswordCredentials } from '../credentials/basic.js';
import { problem } from '../http/problem-exception.js';
import { Accepts } from '../http/protection.js';
import { text } from '../http/text.js';
import { tokenBody, type TokenBody } from '../sessions/token-body.js';
import { Sessions } from '../sessions/sessions.js';
import { Accounts } from './accounts.js';
import { signIn } from './sign-in.js';

/** Absent where the credentials are in the header. */
const signInBody = z.strictObject({ email: text(), password: text() }).optional();

@Controller('auth')
@Public()
export class SignInController {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  /** Beside the body the access token of the session before may come: it ends, and cannot be fixated. */
  @Post('login')
  @HttpCode(200)
  @Accepts('Basic')
  @CredentialInBody(['email', 'password'], { beside: 'Bearer' })
  async signIn(
    @Req() request: FastifyRequest,
    @Body({ schema: signInBody }) body: PasswordCredentials | undefined,
  ): Promise<TokenBody> {
    const credentials = body ?? readBasic(request.credential?.value ?? '');
    if (credentials === undefined) {
      throw problem('invalid_credentials', {}, { why: 'not decodable' });
    }
    const result = await signIn(this.accounts, this.sessions, credentials, bearerToken(request));
    if (result.outcome === 'accepted') return tokenBody(result.tokens);
    if (result.outcome === 'busy') throw problem('service_unavailable', { retryAfter: 1 });
    throw problem('invalid_credentials', {}, { why: result.cause });
  }
}

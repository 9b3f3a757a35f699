import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { isOwnCall } from '../http/own-host.js';
import { Describe, Group, Problems, Returns } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { clientOf } from '../sessions/sessions.module.js';
import { SETTINGS, type Settings } from '../settings.js';
import { storedEmail } from '../validation/email-address.js';
import { role } from '../validation/role.js';
import { tokenVariants, type TokenVariant } from './token-variants.js';
import { Credentials, type MadeCredentials, signIns } from './credentials.js';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object's own keys
const states = Object.keys(tokenVariants) as [TokenVariant, ...TokenVariant[]];

const wanted = z.strictObject({
  role: role.default('user'),
  signedIn: z.enum(signIns).default('now'),
  accessToken: z.enum(states).default('genuine'),
});

const made = z.strictObject({
  email: storedEmail,
  password: z.string(),
  userId: z.uuid(),
  sessionId: z.uuid(),
  accessToken: z.string(),
  refreshToken: z.string(),
});

/** Makes the credentials of the lab. Only for our own web server, or a program on this machine. */
@Controller('lab/credentials')
@Group('Lab', 'The experiments of the web app. Exists in development only.')
@Public()
export class CredentialsController {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Describe({
    summary: 'Make credentials',
    description:
      'Creates a throw-away account and signs it in. Later requests delete accounts that are older than ten minutes.',
    success: 'The credentials.',
  })
  @Returns(made)
  @Problems('not_found', 'rate_limited')
  make(
    @Req() request: FastifyRequest,
    @Body({ schema: wanted }) options: z.infer<typeof wanted>,
  ): Promise<MadeCredentials> {
    if (!isOwnCall(request, this.settings)) throw problem('not_found');
    return this.credentials.make(options, clientOf(request));
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readBasic } from '../credentials/basic.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { SCOPES } from '../tokens/scopes.js';
import { DatabaseClock } from '../tokens/database-clock.js';
import type { Principal } from '../authentication/principal.js';
import { PasswordAuthenticator } from './password-authenticator.js';
import { RequestStrategy } from './request.strategy.js';
import { schemeStrategy } from './scheme-strategy.js';

/** The Basic scheme: an e-mail address and a password with each request (RFC 7617). */
@Injectable()
@Problems('invalid_credentials', 'rate_limited')
export class BasicStrategy extends schemeStrategy('Basic', RequestStrategy) {
  static readonly security = {
    type: 'http',
    scheme: 'basic',
    description: 'An e-mail address and a password.',
  };

  static readonly whenGone = (why: string) => problem('invalid_credentials', {}, { why });

  constructor(
    private readonly passwords: PasswordAuthenticator,
    private readonly clock: DatabaseClock,
  ) {
    super();
  }

  async validate({ credential, clientAddress }: FastifyRequest): Promise<Principal> {
    const sent = readBasic(credential?.value ?? '');
    const { id: userId, role } = await this.passwords.authenticate(sent, { clientAddress });
    return { userId, role, scopes: SCOPES, scheme: 'Basic', authTime: this.clock.now() };
  }
}

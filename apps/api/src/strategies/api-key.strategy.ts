import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/problem-exception.js';
import { KeyRequests } from '../limits/key-requests.js';
import { Problems } from '../problems/decorators.js';
import type { Principal } from '../authentication/principal.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { RequestStrategy } from './request.strategy.js';

/** The ApiKey scheme: a key in `X-API-Key` or `Authorization` that acts for a user. It is not a sign-in. */
@Injectable()
@Problems('api_key_invalid', 'api_key_expired', 'rate_limited')
export class ApiKeyStrategy extends PassportStrategy(RequestStrategy, 'api-key') {
  constructor(
    private readonly keys: KeyAuthenticator,
    private readonly requests: KeyRequests,
  ) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Principal> {
    const authentication = await this.keys.authenticate(credential?.value ?? '');
    if (authentication.outcome === 'expired') throw problem('api_key_expired');
    if (authentication.outcome === 'refused') {
      throw problem('api_key_invalid', {}, { why: authentication.cause });
    }
    const { keyId, userId, role, scopes } = authentication;
    await this.requests.take(keyId, { userId });
    return { userId, role, scopes, scheme: 'ApiKey' };
  }
}

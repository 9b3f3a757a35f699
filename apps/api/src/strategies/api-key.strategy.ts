import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../authentication/principal.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { RequestStrategy } from './request.strategy.js';
import { schemeStrategy } from './scheme-strategy.js';

/** The ApiKey scheme: a key in `X-API-Key` or `Authorization` that acts for a user. The use of a key is not a sign-in. */
@Injectable()
@Problems('api_key_invalid', 'api_key_expired', 'rate_limited')
export class ApiKeyStrategy extends schemeStrategy('ApiKey', RequestStrategy) {
  static readonly security = {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'An API key. `Authorization: ApiKey <key>` is accepted too.',
  };

  static readonly whenGone = (why: string) => problem('api_key_invalid', {}, { why });

  constructor(private readonly keys: KeyAuthenticator) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Principal> {
    return { ...(await this.keys.authenticate(credential?.value ?? '')), scheme: 'ApiKey' };
  }
}

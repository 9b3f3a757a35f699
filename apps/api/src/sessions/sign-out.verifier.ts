import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Verifier } from '../authentication/verifier.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { problem } from '../problems/problem-exception.js';
import { Problems } from '../problems/decorators.js';
import { Tokens } from '../tokens/tokens.js';
import { membersOf } from '../validation/validation.pipe.js';
import { refreshMembers, RefreshTokenVerifier } from './refresh-token.verifier.js';

const readMembers = membersOf(refreshMembers);

/** What an access token and a refresh token have in common: the session that they live with. */
export interface SessionToken {
  /** The user. */
  readonly sub: string;
  readonly sid: string;
}

/** Either token of a session signs out: the access token in the header, expired or not, or the refresh token in the body. */
@Injectable()
@Problems('token_malformed', 'token_invalid', 'refresh_token_invalid')
export class SignOutVerifier implements Verifier {
  readonly members = ['refreshToken'];

  constructor(
    private readonly tokens: Tokens,
    private readonly refreshToken: RefreshTokenVerifier,
  ) {}

  verify(request: FastifyRequest): SessionToken {
    const accessToken = bearerToken(request);
    if (accessToken === undefined) {
      return this.refreshToken.claimsOf(readMembers(request.body ?? {}).refreshToken);
    }
    const reading = this.tokens.readAccessToken(accessToken);
    if ('claims' in reading) return reading.claims;
    throw problem(`token_${reading.state}`, {}, { why: reading.why });
  }
}

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

/** The claims that access and refresh tokens share. */
export interface SessionToken {
  /** The id of the user. */
  readonly sub: string;
  /** The id of the session. */
  readonly sid: string;
}

/** Verifies a token for sign-out: an access token in the header, which may have expired, or a refresh token in the body. */
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
    const check = this.tokens.checkAccessToken(accessToken);
    if ('claims' in check) return check.claims;
    throw problem(`token_${check.state}`, {}, { why: check.why });
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verifier } from '../authentication/verifier.js';
import { bearerToken } from '../credentials/bearer-token.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { Tokens } from '../tokens/tokens.js';
import { anyString } from '../validation/text.js';
import { parseBody } from '../validation/validation.pipe.js';

export const refreshMembers = z.strictObject({ refreshToken: anyString().optional() });

/** A client that sends the token in the header may send an empty body, or none. */
export const refreshBody = refreshMembers.optional();
export type RefreshBody = z.infer<typeof refreshBody>;

/** Verifies a refresh token in the header or in the body. The rotation later checks its session. */
@Injectable()
@Problems('refresh_token_invalid')
export class RefreshTokenVerifier implements Verifier {
  readonly members = ['refreshToken'];

  constructor(private readonly tokens: Tokens) {}

  /** Validates the body first: nothing may refuse the request after the rotation, which cannot be undone. */
  verify(request: FastifyRequest): RefreshClaims {
    const body = parseBody(refreshBody, request.body);
    return this.claimsOf(bearerToken(request) ?? body?.refreshToken);
  }

  /**
   * Verifies a refresh token.
   *
   * @throws authentication_required, refresh_token_invalid
   */
  claimsOf(token: string | undefined): RefreshClaims {
    if (token === undefined) throw problem('authentication_required');
    const claims = this.tokens.verifyRefreshToken(token);
    if (claims === undefined) throw problem('refresh_token_invalid');
    return claims;
  }
}
